package io.rustbox.language;

import io.rustbox.Command;
import io.rustbox.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is run: commands and environments. A variable of the language file is replaced here, placeholders are checked
 * and stay.
 *
 * @param variables what a name in braces stands for, besides placeholders
 * @param heap whether the language says what its heap is
 */
record PhaseReader(Map<String, String> variables, boolean heap) {
    private static final Pattern BRACED = Pattern.compile("\\{([a-z_][a-z0-9_]*)}");
    private static final int MOST_ARTEFACT_MEBIBYTES = 1024;

    Language.Phase phase(JsonObject phase) throws LanguageFormatException {
        Language.Phase read = phasePart(phase);
        phase.end();
        return read;
    }

    /** {@return the phase in an object that has more members} */
    Language.Phase phasePart(JsonObject phase) throws LanguageFormatException {
        if (phase.texts("command").isEmpty()) {
            throw phase.problem("command", "expected at least one string");
        }
        return new Language.Phase(
                words(phase, "command"), environment(phase), LimitsReader.limits(phase.object("limits")));
    }

    Language.Compile compile(JsonObject compile) throws LanguageFormatException {
        Language.Phase phase = phasePart(compile);
        int bytes = (int) Limits.mebibytes(compile.whole("artefact_mb", 1, MOST_ARTEFACT_MEBIBYTES));
        List<Command.Collected> artefacts = new ArrayList<>();
        for (String path : compile.someTexts("artefacts")) {
            String member = JsonObject.element("artefacts", artefacts.size());
            try {
                artefacts.add(path.endsWith("/")
                        ? Command.Collected.folder(path.substring(0, path.length() - 1), bytes)
                        : Command.Collected.file(path, bytes));
            } catch (IllegalArgumentException e) {
                throw compile.problem(member, String.valueOf(e.getMessage()));
            }
        }
        compile.end();
        return new Language.Compile(phase, artefacts);
    }

    Language.Addition addition(JsonObject use, String name) throws LanguageFormatException {
        if (!use.has(name)) {
            return new Language.Addition(List.of(), Map.of());
        }
        JsonObject addition = use.object(name);
        List<String> arguments = addition.has("arguments") ? words(addition, "arguments") : List.of();
        Language.Addition read = new Language.Addition(arguments, environment(addition));
        addition.end();
        return read;
    }

    /** {@return the member {@code environment}, which may be left out} */
    Map<String, String> environment(JsonObject object) throws LanguageFormatException {
        if (!object.has("environment")) {
            return Map.of();
        }
        Map<String, String> environment = new LinkedHashMap<>();
        for (var variable : object.textByName("environment").entrySet()) {
            String name = variable.getKey();
            if (name.isEmpty() || name.contains("=") || (name + variable.getValue()).indexOf('\0') >= 0) {
                throw object.problem("environment", "not an environment variable: \"" + name + "\"");
            }
            environment.put(name, word(object, "environment." + name, variable.getValue()));
        }
        return environment;
    }

    private List<String> words(JsonObject object, String member) throws LanguageFormatException {
        List<String> words = new ArrayList<>();
        for (String word : object.texts(member)) {
            words.add(word(object, JsonObject.element(member, words.size()), word));
        }
        return words;
    }

    private String word(JsonObject object, String member, String word) throws LanguageFormatException {
        StringBuilder read = new StringBuilder();
        Matcher matcher = BRACED.matcher(word);
        while (matcher.find()) {
            String variable = variables.get(matcher.group(1));
            if (variable == null) {
                check(object, member, word, matcher.group());
            }
            String stays = variable == null ? matcher.group() : variable;
            matcher.appendReplacement(read, Matcher.quoteReplacement(stays));
        }
        return matcher.appendTail(read).toString();
    }

    private void check(JsonObject object, String member, String word, String spelling) throws LanguageFormatException {
        Placeholder placeholder = Placeholder.spelled(spelling)
                .orElseThrow(() -> object.problem(member, "\"" + spelling + "\" has no meaning; known are "
                        + known() + ", and the language's variables"));
        if (placeholder.extent() == Placeholder.Extent.WORDS && !word.equals(spelling)) {
            throw object.problem(member, "\"" + spelling + "\" stands for words, so it must be a word of its own");
        }
        if (placeholder == Placeholder.HEAP_MB && !heap) {
            throw object.problem(member, "\"" + spelling + "\" has no meaning without $.heap");
        }
    }

    private static String known() {
        return String.join(", ",
                java.util.Arrays.stream(Placeholder.values()).map(Placeholder::spelling).toList());
    }
}
