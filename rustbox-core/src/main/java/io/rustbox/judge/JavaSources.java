package io.rustbox.judge;

import io.rustbox.language.Language;
import java.util.List;
import java.util.Optional;

/** Names Java sources after their public classes, and finds the class that is run. */
final class JavaSources {
    private JavaSources() {}

    static Sources named(Language.Source rules, List<SourceFile> submitted) {
        String extension = rules.file().substring(Sources.stem(rules.file()).length());
        List<SourceFile> files = submitted.size() == 1
                ? List.of(submitted.getFirst().named(fileName(rules, submitted.getFirst(), extension)))
                : submitted;
        for (SourceFile file : files) {
            Optional<String> main = JavaSource.of(file.content()).mainClass(Sources.stem(simpleName(file.name())));
            if (main.isPresent() && file.name().endsWith(extension)) {
                return new Sources(Sources.mainFirst(files, file), main.get());
            }
        }
        JavaSource first = JavaSource.of(files.getFirst().content());
        return new Sources(files, first.qualified(Sources.stem(simpleName(files.getFirst().name()))));
    }

    /** What can't be a file's name stays the compiler's to refuse: the author of the program chose it. */
    private static String fileName(Language.Source rules, SourceFile only, String extension) {
        return JavaSource.of(only.content())
                .publicType()
                .map(name -> name + extension)
                .filter(SourceFile::isName)
                .orElse(rules.file());
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
