package io.rustbox.service.submission;

import io.rustbox.judge.Convention;
import io.rustbox.judge.Input;
import io.rustbox.judge.JudgeProgram;
import io.rustbox.judge.LimitOverrides;
import io.rustbox.judge.Program;
import io.rustbox.judge.SourceFile;
import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Fields;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads programs: their language with either {@code code} or {@code sources}.
 *
 * @param available the ids of the languages that can be run now
 */
record ProgramFields(Languages languages, Supplier<List<String>> available, Settings.Sizes sizes) {
    /** {@return what a client wants to have run} */
    Program candidate(Fields fields) throws BadJsonException {
        Language language = language(fields);
        List<SourceFile> sources = sources(fields, sizes.code());
        Input input = new InputFields(sizes).read(fields, language, profile(fields));
        return program(fields, language, sources, input);
    }

    /** {@return a checker or an interactor, which is as large as other data of a test, for the sake of its libraries} */
    JudgeProgram ofJudge(Fields fields) throws BadJsonException {
        Language language = language(fields);
        List<SourceFile> sources = sources(fields, Math.max(sizes.code(), sizes.stdin()));
        Input input = Input.none()
                .arguments(InputFields.arguments(fields))
                .limits(InputFields.limits(fields, language, LimitOverrides.none()));
        String convention = fields.maybeText("convention").orElse("testlib");
        Program program = program(fields, language, sources, input);
        return switch (convention) {
            case "testlib" -> new JudgeProgram(program, Convention.TESTLIB);
            case "icpc" -> new JudgeProgram(program, Convention.ICPC);
            default -> throw new BadJsonException(fields.at("convention") + ": expected testlib or icpc");
        };
    }

    Language language(String id) {
        return languages.get(id);
    }

    private static Program program(Fields fields, Language language, List<SourceFile> sources, Input input)
            throws BadJsonException {
        try {
            return Program.of(language.id(), sources).input(input);
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(fields.at("sources") + ": " + e.getMessage());
        }
    }

    private static List<SourceFile> sources(Fields fields, int most) throws BadJsonException {
        Optional<String> code = fields.maybeText("code");
        List<SourceFile> sources = FileFields.files(fields, "sources", most);
        if (code.isPresent() && !sources.isEmpty()) {
            throw new BadJsonException(fields.at("code") + ": expected this or sources, not both");
        }
        if (sources.isEmpty()) {
            String text = code.isPresent() ? code.get() : fields.text("code");
            return List.of(SourceFile.of("main", FileFields.sized(fields.at("code"), text, most)));
        }
        if (sources.stream().mapToLong(source -> source.content().length).sum() > most) {
            throw new BadJsonException(
                    fields.at("sources") + " are too long: at most " + most + " bytes are accepted");
        }
        return sources;
    }

    private Language language(Fields fields) throws BadJsonException {
        String name = fields.text("language");
        Optional<Language> language = languages.find(name);
        List<String> ids = available.get();
        if (language.isEmpty() || !ids.contains(language.get().id())) {
            throw new BadJsonException(fields.at("language") + ": \"" + shortened(name)
                    + "\" is not available; available are " + String.join(", ", ids));
        }
        return language.get();
    }

    private static LimitOverrides profile(Fields fields) throws BadJsonException {
        String profile = fields.maybeText("profile").orElse(Profile.JUDGE.id());
        Optional<Profile> known = Profile.of(profile);
        if (known.isEmpty()) {
            throw new BadJsonException("profile: expected judge or agent, found \"" + shortened(profile) + "\"");
        }
        return new LimitOverrides(known.get().limits());
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
