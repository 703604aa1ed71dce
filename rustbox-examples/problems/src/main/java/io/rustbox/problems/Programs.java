package io.rustbox.problems;

import io.rustbox.judge.Program;
import io.rustbox.judge.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Programs as packages and people keep them: a file, or a folder of files. */
public final class Programs {
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("py", "python"),
            Map.entry("c", "c"),
            Map.entry("cc", "cpp"),
            Map.entry("cpp", "cpp"),
            Map.entry("cxx", "cpp"),
            Map.entry("c++", "cpp"),
            Map.entry("C", "cpp"),
            Map.entry("java", "java"),
            Map.entry("js", "javascript"),
            Map.entry("ts", "typescript"),
            Map.entry("go", "go"),
            Map.entry("rs", "rust"));

    private Programs() {}

    /**
     * {@return the program in a file, or in a folder with all that lies below}
     *
     * @throws ProblemFormatException if the extensions of the files don't tell its language, it is built by a script, or there
     *     is a link in the folder
     * @throws IOException if a file can't be read
     */
    public static Program read(Path path) throws IOException {
        List<Path> files = files(path);
        Set<String> languages = new TreeSet<>();
        files.forEach(file -> language(file).ifPresent(languages::add));
        if (languages.size() != 1) {
            throw new ProblemFormatException(path, languages.isEmpty()
                    ? "no file's extension tells its language"
                    : "written in several languages: " + String.join(", ", languages));
        }
        return read(path, languages.iterator().next());
    }

    /**
     * {@return the program in a file, or in a folder with all that lies below, in that language}
     *
     * @throws ProblemFormatException if there is no file, it is built by a script, or there is a link in the folder
     * @throws IOException if a file can't be read
     */
    public static Program read(Path path, String language) throws IOException {
        List<Path> files = files(path);
        if (files.isEmpty()) {
            throw new ProblemFormatException(path, "no program");
        }
        if (files.size() == 1) {
            Path only = files.getFirst();
            return Program.of(language, only.equals(path) ? Files.readAllBytes(only) : PlainFiles.read(only));
        }
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : files) {
            String name = path.relativize(file).toString();
            if (name.equals("build") || name.equals("run")) {
                throw new ProblemFormatException(file,
                        "programs that bring a script to build or run them can't be used");
            }
            try {
                sources.add(new SourceFile(name, PlainFiles.read(file)));
            } catch (IllegalArgumentException e) {
                throw new ProblemFormatException(file, "can't be a source file by its name", e);
            }
        }
        return Program.of(language, sources);
    }

    private static List<Path> files(Path path) throws IOException {
        return Files.isDirectory(path)
                ? PlainFiles.below(path).stream().filter(PlainFiles::isVisible).toList()
                : List.of(path);
    }

    private static Optional<String> language(Path file) {
        String name = file.getFileName().toString();
        return Optional.ofNullable(LANGUAGES.get(name.substring(name.lastIndexOf('.') + 1)));
    }
}
