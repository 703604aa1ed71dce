package io.rustbox.language;

import io.rustbox.Root;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a {@link Language} of an object of a language file. */
final class LanguageReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9+#._-]{0,31}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    private final JsonObject file;
    private final PhaseReader phases;

    private LanguageReader(JsonObject file) throws LanguageFormatException {
        this.file = file;
        this.phases = new PhaseReader(variables(file), file.has("heap"));
    }

    static Language read(JsonObject file) throws LanguageFormatException {
        Language language = new LanguageReader(file).language();
        file.end();
        return language;
    }

    /** {@return the member {@code id}, by which an override finds what it overrides} */
    static String id(JsonObject file) throws LanguageFormatException {
        String id = file.text("id");
        checkId(file, "id", id);
        return id;
    }

    private Language language() throws LanguageFormatException {
        return new Language(
                id(file),
                file.text("name"),
                aliases(),
                source(file.object("source")),
                search(file.object("toolchain")),
                file.has("prepare") ? Optional.of(preparation(file.object("prepare"))) : Optional.empty(),
                file.has("compile") ? Optional.of(phases.compile(file.object("compile"))) : Optional.empty(),
                phases.phase(file.object("run")),
                file.has("heap") ? Optional.of(HeapReader.heap(file.object("heap"))) : Optional.empty(),
                LimitsReader.limits(file.object("maximum")),
                phases.environment(file),
                mounts());
    }

    private List<String> aliases() throws LanguageFormatException {
        List<String> aliases = file.has("aliases") ? file.texts("aliases") : List.of();
        for (int i = 0; i < aliases.size(); i++) {
            checkId(file, JsonObject.element("aliases", i), aliases.get(i));
        }
        return aliases;
    }

    private static void checkId(JsonObject file, String member, String id) throws LanguageFormatException {
        if (!ID.matcher(id).matches()) {
            throw file.problem(member, "expected an id of the form " + ID + ", found \"" + id + "\"");
        }
    }

    private static Map<String, String> variables(JsonObject file) throws LanguageFormatException {
        if (!file.has("variables")) {
            return Map.of();
        }
        JsonObject object = file.object("variables");
        for (String name : object.names()) {
            if (!VARIABLE.matcher(name).matches() || Placeholder.spelled("{" + name + "}").isPresent()) {
                throw object.problem(name, "expected a name of the form " + VARIABLE + " that is no placeholder's");
            }
        }
        return file.textByName("variables");
    }

    private static Language.Source source(JsonObject source) throws LanguageFormatException {
        Language.Source read = new Language.Source(
                fileName(source, "file"),
                source.has("extensions") ? source.someTexts("extensions") : List.of(),
                source.has("main")
                        ? source.constant("main", Language.MainFile.values())
                        : Language.MainFile.FIRST);
        source.end();
        return read;
    }

    private static String fileName(JsonObject object, String member) throws LanguageFormatException {
        String name = object.text(member);
        if (!FILE_NAME.matcher(name).matches()) {
            throw object.problem(member, "expected a plain file name, found \"" + name + "\"");
        }
        return name;
    }

    private static Language.Search search(JsonObject toolchain) throws LanguageFormatException {
        Language.Search search = new Language.Search(
                toolchain.someTexts("executables"),
                paths(toolchain, "places"),
                toolchain.someTexts("probe"),
                toolchain.text("install"));
        for (String name : search.executables()) {
            if (name.contains("/")) {
                throw toolchain.problem(
                        "executables", "\"" + name + "\" is a path; names stand here and paths in \"places\"");
            }
        }
        toolchain.end();
        return search;
    }

    private Language.Preparation preparation(JsonObject prepare) throws LanguageFormatException {
        Language.Phase phase = phases.phasePart(prepare);
        Map<String, String> files = new LinkedHashMap<>();
        if (prepare.has("files")) {
            JsonObject object = prepare.object("files");
            for (String name : object.names()) {
                if (!FILE_NAME.matcher(name).matches()) {
                    throw object.problem(name, "expected a plain file name");
                }
                files.put(name, object.text(name));
            }
        }
        List<String> begins =
                prepare.has("source_begins") ? prepare.someTexts("source_begins") : List.of();
        JsonObject use = prepare.object("use");
        Language.Addition compile = phases.addition(use, "compile");
        Language.Addition run = phases.addition(use, "run");
        use.end();
        prepare.end();
        return new Language.Preparation(phase, files, begins, compile, run);
    }

    private List<Path> mounts() throws LanguageFormatException {
        List<Path> mounts = file.has("mounts") ? paths(file, "mounts") : List.of();
        for (int i = 0; i < mounts.size(); i++) {
            try {
                var _ = Root.host().bind(mounts.get(i));
            } catch (IllegalArgumentException e) {
                throw file.problem(JsonObject.element("mounts", i), String.valueOf(e.getMessage()));
            }
        }
        return mounts;
    }

    private static List<Path> paths(JsonObject file, String name) throws LanguageFormatException {
        List<Path> paths = new ArrayList<>();
        for (String text : file.texts(name)) {
            paths.add(absolute(file, JsonObject.element(name, paths.size()), text));
        }
        return paths;
    }

    private static Path absolute(JsonObject file, String member, String text) throws LanguageFormatException {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute() && path.normalize().equals(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw file.problem(member, String.valueOf(e.getMessage()));
        }
        throw file.problem(member, "expected an absolute, normal path, found \"" + text + "\"");
    }
}
