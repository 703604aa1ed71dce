package io.rustbox.judge;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.language.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A submission's files under the names that the compiler sees.
 *
 * @param files the main file first
 * @param main what is run of the artefacts, see {@link Language.MainFile}
 */
record Sources(List<SourceFile> files, String main) {
    static Sources of(Language.Source rules, List<SourceFile> submitted) {
        return switch (rules.main()) {
            case FIRST -> first(rules, submitted);
            case JAVA_CLASS -> JavaSources.named(rules, submitted);
        };
    }

    private static Sources first(Language.Source rules, List<SourceFile> submitted) {
        List<SourceFile> files = submitted.size() == 1
                ? List.of(submitted.getFirst().named(rules.file()))
                : mainFirst(submitted, submitted.stream()
                        .filter(file -> file.name().equals(rules.file()))
                        .findFirst()
                        .orElse(submitted.getFirst()));
        return new Sources(files, stem(files.getFirst().name()));
    }

    static List<SourceFile> mainFirst(List<SourceFile> files, SourceFile main) {
        List<SourceFile> ordered = new ArrayList<>(files);
        ordered.remove(main);
        ordered.addFirst(main);
        return ordered;
    }

    /** {@return {@code name} without its extension} */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }

    String mainFile() {
        return files.getFirst().name();
    }

    /** {@return the files that the compiler is told of} */
    List<SourceFile> compiled(Language.Source rules) {
        return files.stream()
                .filter(file -> rules.extensions().isEmpty()
                        || rules.extensions().stream().anyMatch(file.name()::endsWith))
                .toList();
    }

    List<BoxFile> inBox() {
        return files.stream().map(file -> new BoxFile(file.name(), file.content(), Executable.NO)).toList();
    }
}
