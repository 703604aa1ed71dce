package io.rustbox.commands;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code judge serve}. The launcher script starts the service itself, which is another program with libraries of its own; this
 * command is for the list of commands, and for whoever calls this one without the script.
 */
@Command(name = "serve", description = "Starts the REST service; see serve --help.", footerHeading = "%nExamples:%n", footer = {
    "  judge serve", "  judge serve keys add alice"})
final class ServeCommand implements Callable<Integer> {
    private final Console console;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.err().println("serve: the service is started by the launcher script, rustbox-examples/bin/judge serve");
        return ExitStatus.USAGE.code();
    }
}
