package io.rustbox.commands;

import io.rustbox.language.Languages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which languages there are: the built-in ones, and those of files that the environment or the command line names. */
final class LanguageOptions {
    private static final String VARIABLE = "RUSTBOX_LANGUAGE_FILES";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--language-file", paramLabel = "FILE", description = "A language file that adds a language or overrides one. May be repeated. Those in the variable "
            + VARIABLE + ", separated by colons, are read first.")
    private List<Path> files = List.of();

    Languages languages(Map<String, String> environment) {
        List<Path> all = new ArrayList<>();
        for (String name : environment.getOrDefault(VARIABLE, "").split(File.pathSeparator)) {
            if (!name.isEmpty()) {
                all.add(Path.of(name));
            }
        }
        all.addAll(files);
        Languages languages = Languages.builtIn();
        for (Path file : all) {
            try {
                languages = languages.with(file);
            } catch (IOException e) {
                throw UsageProblem.of(spec, "--language-file: " + IoMessage.of(e));
            }
        }
        return languages;
    }
}
