package io.rustbox.commands;

import io.rustbox.host.HostProbe;

/** Runs the command that the property {@code rustbox.command} names: {@code judge}, {@code isolate} or {@code rustbox}. */
public final class Main {
    private static final String COMMAND = "rustbox.command";

    private Main() {}

    /** Runs the command and ends the JVM with its exit status. */
    public static void main(String[] arguments) {
        Tool tool = Tool.named(System.getProperty(COMMAND, "rustbox"));
        CommandTree commands = new CommandTree(Console.ofProcess(), HostProbe.ofHost());
        System.exit(commands.execute(tool, RawArguments.of(arguments)));
    }
}
