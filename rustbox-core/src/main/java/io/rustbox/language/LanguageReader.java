package io.rustbox.language;

import io.rustbox.Limits;
import io.rustbox.Root;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes a {@link Language} of a language file. */
final class LanguageReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9+#._-]{0,31}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern BRACED = Pattern.compile("\\{[a-z_]*}");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(86_400);
    private static final long MOST_MEBIBYTES = 1L << 30;

    private LanguageReader() {}

    static Language read(JsonObject file) throws LanguageFormatException {
        Language language = new Language(
                id(file),
                file.text("name"),
                aliases(file),
                sourceFile(file),
                search(file.object("toolchain")),
                phase(file.object("run")),
                limits(file.object("maximum")),
                environment(file),
                mounts(file));
        file.end();
        return language;
    }

    /** {@return the member {@code id}, by which an override finds what it overrides} */
    static String id(JsonObject file) throws LanguageFormatException {
        String id = file.text("id");
        checkId(file, "id", id);
        return id;
    }

    private static List<String> aliases(JsonObject file) throws LanguageFormatException {
        List<String> aliases = file.texts("aliases");
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

    private static String sourceFile(JsonObject file) throws LanguageFormatException {
        String name = file.text("source_file");
        if (!FILE_NAME.matcher(name).matches()) {
            throw file.problem("source_file", "expected a plain file name, found \"" + name + "\"");
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

    private static Language.Phase phase(JsonObject phase) throws LanguageFormatException {
        List<String> command = phase.someTexts("command");
        for (int i = 0; i < command.size(); i++) {
            checkPlaceholder(phase, JsonObject.element("command", i), command.get(i));
        }
        Language.Phase read = new Language.Phase(command, limits(phase.object("limits")));
        phase.end();
        return read;
    }

    private static void checkPlaceholder(JsonObject phase, String member, String word) throws LanguageFormatException {
        List<String> known = Arrays.stream(Language.Placeholder.values())
                .map(Language.Placeholder::spelling)
                .toList();
        if (BRACED.matcher(word).find() && !known.contains(word)) {
            throw phase.problem(
                    member, "\"" + word + "\" has no meaning; a word of its own can be " + String.join(", ", known));
        }
    }

    private static Limits limits(JsonObject limits) throws LanguageFormatException {
        Limits read = Limits.cpu(seconds(limits, "cpu_seconds"))
                .wall(seconds(limits, "wall_seconds"))
                .memory(mebibytes(limits, "memory_mb"))
                .processes((int) limits.whole("processes", 1, Integer.MAX_VALUE))
                .openFiles((int) limits.whole("open_files", 3, Integer.MAX_VALUE))
                .fileSize(mebibytes(limits, "file_size_mb"))
                .stack(mebibytes(limits, "stack_mb"))
                .output(Limits.mebibytes(limits.whole("output_mb", 1, 2047)))
                .scratch(mebibytes(limits, "scratch_mb"));
        limits.end();
        return read;
    }

    private static long mebibytes(JsonObject limits, String name) throws LanguageFormatException {
        return Limits.mebibytes(limits.whole(name, 1, MOST_MEBIBYTES));
    }

    private static Duration seconds(JsonObject limits, String name) throws LanguageFormatException {
        BigDecimal seconds = limits.number(name);
        if (seconds.signum() <= 0 || seconds.compareTo(LONGEST_SECONDS) > 0) {
            throw limits.problem(
                    name, "expected seconds, more than 0 and at most " + LONGEST_SECONDS + ", found " + seconds);
        }
        return Duration.ofNanos(seconds.multiply(NANOS).longValue());
    }

    private static Map<String, String> environment(JsonObject file) throws LanguageFormatException {
        Map<String, String> environment = file.textByName("environment");
        for (var variable : environment.entrySet()) {
            if (variable.getKey().isEmpty()
                    || variable.getKey().contains("=")
                    || (variable.getKey() + variable.getValue()).indexOf('\0') >= 0) {
                throw file.problem("environment", "not an environment variable: \"" + variable.getKey() + "\"");
            }
        }
        return environment;
    }

    private static List<Path> mounts(JsonObject file) throws LanguageFormatException {
        List<Path> mounts = paths(file, "mounts");
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
