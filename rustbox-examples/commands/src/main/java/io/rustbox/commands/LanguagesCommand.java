package io.rustbox.commands;

import io.rustbox.host.HostProbe;
import io.rustbox.language.Language;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code judge languages}. */
@Command(name = "languages", description = "Lists the languages with their toolchains on this host, or what to install.", footerHeading = "%nExamples:%n", footer = {
    "  judge languages", "  judge languages --language-file my-python.json"})
final class LanguagesCommand implements Callable<Integer> {
    private final Console console;
    private final HostProbe probe;

    @Mixin
    private final LanguageOptions languageFiles = new LanguageOptions();

    LanguagesCommand(Console console, HostProbe probe) {
        this.console = console;
        this.probe = probe;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        console.print(LanguageState.all(languageFiles.languages(System.getenv()), probe.user()).stream()
                .map(this::line)
                .toList());
        return ExitStatus.OK.code();
    }

    private String line(LanguageState state) {
        return names(state.language())
                + "  "
                + switch (state) {
                    case LanguageState.Available(_, var toolchain) -> console.coloured(
                            Console.Colour.GREEN, toolchain.version())
                            + "  " + toolchain.executable();
                    case LanguageState.Unavailable(_, String why) -> console.coloured(Console.Colour.RED, why);
                };
    }

    private static String names(Language language) {
        return language.id()
                + (language.aliases().isEmpty() ? "" : " (" + String.join(", ", language.aliases()) + ")");
    }
}
