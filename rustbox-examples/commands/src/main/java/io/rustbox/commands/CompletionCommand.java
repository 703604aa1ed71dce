package io.rustbox.commands;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code judge completion}. */
@Command(name = "completion", description = "Prints a script that completes this command in bash and zsh.", footerHeading = "%nExamples:%n", footer = {
    "  source <(judge completion)", "  isolate completion > /etc/bash_completion.d/isolate"})
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine root = requireNonNull(spec, "picocli sets it").root().commandLine();
        console.print(List.of(AutoComplete.bash(root.getCommandName(), root)));
        return ExitStatus.OK.code();
    }
}
