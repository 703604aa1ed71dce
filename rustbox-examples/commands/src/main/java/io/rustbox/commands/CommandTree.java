package io.rustbox.commands;

import io.rustbox.host.HostProbe;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Puts the commands of each tool together, and says how their errors are told. {@code rustbox} has those of both, and with the
 * name of a tool before them ({@code rustbox judge run}) it has that tool's; the one name that both have, {@code run}, is
 * {@code isolate}'s without. Only the command that is called is made:
 * picocli reflects on each, which takes longer than all the rest of a start.
 */
record CommandTree(Console console, HostProbe probe) {
    /** The one command that is about all the others. */
    private static final String COMPLETION = "completion";

    /** Runs the command that {@code words} call, and answers its exit status. */
    int execute(Tool tool, String... words) {
        if (tool == Tool.RUSTBOX && words.length > 0) {
            for (Tool named : List.of(Tool.JUDGE, Tool.ISOLATE)) {
                if (words[0].equals(named.spelling())) {
                    String[] rest = Arrays.copyOfRange(words, 1, words.length);
                    return of(named, tool.spelling() + " " + named.spelling(), rest).execute(rest);
                }
            }
        }
        return of(tool, tool.spelling(), words).execute(words);
    }

    private CommandLine of(Tool tool, String spelling, String... words) {
        CommandLine root = new CommandLine(new Root());
        root.setCommandName(spelling);
        root.getCommandSpec().usageMessage().description(tool.description());
        root.getCommandSpec().version(spelling + " " + version());
        Map<String, Supplier<Object>> commands = commands(tool);
        commands.put(COMPLETION, () -> new CompletionCommand(console));
        String called = words.length == 0 ? "" : words[0];
        if (commands.containsKey(called) && !called.equals(COMPLETION)) {
            root.addSubcommand(called, commands.get(called).get());
        } else {
            commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        }
        addHelp(root);
        root.getCommandSpec().addMixin("version", CommandSpec.forAnnotatedObject(new VersionOption()));
        root.getSubcommands().values().forEach(CommandTree::addHelp);
        return configured(root);
    }

    private Map<String, Supplier<Object>> commands(Tool tool) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        if (tool != Tool.ISOLATE) {
            commands.put("execute-code", () -> new ExecuteCode(console, probe.user()));
            commands.put("check-deps", () -> new CheckDeps(console, probe));
            commands.put("doctor", () -> new DoctorCommand(console, probe));
            commands.put("selftest", () -> new SelftestCommand(console, probe.user()));
            commands.put("languages", () -> new LanguagesCommand(console, probe));
            commands.put("status", () -> new StatusCommand(console, probe));
            commands.put("explain", () -> new ExplainCommand(console));
            commands.put("serve", () -> new ServeCommand(console));
        }
        if (tool == Tool.JUDGE) {
            commands.put("run", () -> new JudgeRun(console, probe.user()));
        } else {
            commands.put("run", () -> new IsolateRun(console, probe.user()));
        }
        return commands;
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
    }

    private CommandLine configured(CommandLine root) {
        Ansi ansi =
                switch (console.colours()) {
                    case NONE -> Ansi.OFF;
                    case ANSI -> Ansi.ON;
                };
        root.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        root.setErr(console.err());
        root.setTrimQuotes(false);
        root.setExpandAtFiles(false);
        root.setOverwrittenOptionsAllowed(false);
        root.setUsageHelpAutoWidth(true);
        root.setParameterExceptionHandler((problem, _) -> {
            CommandLine command = problem.getCommandLine();
            console.err().println(command.getCommandSpec().qualifiedName() + ": " + problem.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(problem, console.err());
            console.err().println("See " + command.getCommandSpec().qualifiedName() + " --help");
            return ExitStatus.USAGE.code();
        });
        root.setExecutionExceptionHandler((problem, _, _) -> {
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace));
            console.err().print(trace);
            console.err().flush();
            return ExitStatus.SANDBOX_FAILURE.code();
        });
        return root;
    }

    private static String version() {
        return Optional.ofNullable(CommandTree.class.getModule().getDescriptor())
                .flatMap(descriptor -> descriptor.rawVersion())
                .orElse("of no module");
    }

    /** A tool without a command. */
    @Command(synopsisSubcommandLabel = "COMMAND")
    private static final class Root implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            throw UsageProblem.of(spec, "no command given");
        }
    }
}
