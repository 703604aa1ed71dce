package io.rustbox.commands;

import io.rustbox.Command;
import io.rustbox.Enforcement;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Root.DirectoryRule;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Unconfigured;
import io.rustbox.evidence.Mode;
import io.rustbox.host.HostProbe;
import io.rustbox.judge.LimitRefusedException;
import io.rustbox.judge.Verdict;
import io.rustbox.seccomp.SeccompPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code isolate run}. */
@CommandLine.Command(name = "run", description = {
    "Runs any program in a sandbox. Its streams are this command's, unless they are redirected.",
    "Without limits of its own it gets 10 s of CPU time, 20 s in all, 256 MB and 16 processes.",
    "",
    "Exit status: 0 the program exited with 0 within its limits, 1 it did not, 2 usage error, 3 the sandbox failed."
}, footerHeading = "%nExamples:%n", footer = {
    "  sudo isolate run -- /bin/echo hello",
    "  sudo isolate run --dir=/data=/srv/tests --meta=1.meta -- /bin/sort /data/1.in",
    "  isolate run --permissive --file=main.py --stdin=1.in -- /usr/bin/python3 main.py"
})
final class IsolateRun implements Callable<Integer> {
    private static final Limits DEFAULTS = Limits.cpu(Duration.ofSeconds(10))
            .wall(Duration.ofSeconds(20))
            .memory(Limits.mebibytes(256))
            .processes(16);

    /** What no run needs more of; above it are numbers in a wrong unit. */
    private static final Limits MAXIMUM = Limits.cpu(Duration.ofDays(1))
            .wall(Duration.ofDays(1))
            .memory(Limits.mebibytes(1 << 20))
            .processes(4_000_000)
            .openFiles(1_000_000)
            .fileSize(Limits.mebibytes(1 << 20))
            .stack(Limits.mebibytes(1 << 16))
            .output(Limits.mebibytes(1024))
            .scratch(Limits.mebibytes(1 << 20));

    private final Console console;
    private final HostProbe.User user;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = {"-d",
        "--dir"}, paramLabel = "RULE", converter = DirectoryRuleConverter.class, description = "in[=out][:rw][:noexec][:maybe]: the host's directory or file out is seen at in, or at its own"
                + " path. May be repeated. Strict only.")
    private List<Optional<DirectoryRule>> rules = List.of();

    @Option(names = "--file", paramLabel = "FILE", description = "A file that is copied into the working directory. May be repeated.")
    private List<Path> files = List.of();

    @Option(names = {"-E",
        "--env"}, paramLabel = "NAME[=VALUE]", description = "A variable of the program's environment, by default with the value it has here. May be"
                + " repeated. Without any, the environment is empty.")
    private List<String> variables = List.of();

    @Option(names = {"-M",
        "--meta"}, paramLabel = "FILE", description = "Where figures on the run are written, as key:value lines; - is standard output.")
    private @Nullable String meta;

    @Mixin
    private final RedirectOptions streams = new RedirectOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final ModeOptions mode = new ModeOptions();

    @Option(names = {"-q", "--quiet"}, description = "No line for people on standard error.")
    private boolean quiet;

    @Parameters(arity = "1..*", paramLabel = "PROGRAM", description = "After --: the program, by its path inside the sandbox, and its arguments.")
    private List<String> words = List.of();

    IsolateRun(Console console, HostProbe.User user) {
        this.console = console;
        this.user = user;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Limits wanted = wantedLimits();
        Root root = root();
        Command command = command();
        try {
            Report report =
                    switch (mode.permittedMode(user)) {
                        case STRICT -> run(Sandbox.builder(), SeccompPolicy.judge(), root, wanted, command);
                        case PERMISSIVE -> run(Sandbox.permissive(), SeccompPolicy.permissive(), root, wanted, command);
                    };
            return tell(report);
        } catch (SandboxException e) {
            writeMeta(MetaFile.ofFailure(String.valueOf(e.getMessage())));
            console.err().println(console.coloured(Console.Colour.YELLOW, "sandbox failure") + ": " + e.getMessage());
            return ExitStatus.SANDBOX_FAILURE.code();
        }
    }

    private static <E extends Enforcement> Report run(
            Unconfigured<E> unconfigured, SeccompPolicy policy, Root root, Limits limits, Command command)
            throws SandboxException, InterruptedException {
        try (Locked<E> sandbox = unconfigured.isolate(root).limit(limits).lock(Lockdown.of(policy))) {
            return sandbox.run(command);
        }
    }

    private int tell(Report report) throws IOException {
        Verdict verdict = Verdict.of(report.evidence());
        streams.passOn(report, console);
        writeMeta(MetaFile.of(verdict, report.evidence()));
        if (!quiet) {
            console.err().println(new ResultText(console).line(verdict, report.evidence()));
        }
        return ExitStatus.of(verdict.code()).code();
    }

    private Limits wantedLimits() {
        try {
            return limits.overrides().applyTo(DEFAULTS, MAXIMUM);
        } catch (LimitRefusedException e) {
            throw UsageProblem.of(spec, LimitOptions.option(e.limit()) + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw UsageProblem.of(spec, String.valueOf(e.getMessage()));
        }
    }

    private Root root() {
        if (mode.mode() == Mode.PERMISSIVE && !rules.isEmpty()) {
            throw UsageProblem.of(spec, "--dir: a permissive sandbox has no file system of its own to put it in");
        }
        return new Root(rules.stream().flatMap(Optional::stream).toList());
    }

    private Command command() throws IOException {
        for (String word : words) {
            if (!RawArguments.isText(word)) {
                throw UsageProblem.of(spec, "PROGRAM: only UTF-8 can be passed on to a program");
            }
        }
        if (!words.getFirst().contains("/")) {
            throw UsageProblem.of(
                    spec, "PROGRAM: " + words.getFirst() + " is no path, and there is no search: say /usr/bin/"
                            + words.getFirst() + ", or ./" + words.getFirst());
        }
        try {
            var command = Command.of(
                    words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
            for (Path file : files) {
                command = command.file(boxFile(file));
            }
            for (String variable : variables) {
                command = withVariable(command, variable);
            }
            return streams.applyTo(command, console);
        } catch (IllegalArgumentException e) {
            throw UsageProblem.of(spec, String.valueOf(e.getMessage()));
        }
    }

    private Command.BoxFile boxFile(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw UsageProblem.of(spec, "--file: " + file + " is not a file that can be read");
        }
        var executable = Files.isExecutable(file)
                ? Command.Executable.YES
                : Command.Executable.NO;
        return new Command.BoxFile(file.getFileName().toString(), Files.readAllBytes(file), executable);
    }

    private Command withVariable(Command command, String variable) {
        String[] sides = variable.split("=", 2);
        if (sides.length == 2) {
            return command.env(sides[0], sides[1]);
        }
        String value = System.getenv(variable);
        if (value == null) {
            throw UsageProblem.of(spec, "--env: " + variable + " is not set here; give it a value, " + variable + "=…");
        }
        return command.env(variable, value);
    }

    private void writeMeta(List<String> lines) throws IOException {
        Optional<String> file = Optional.ofNullable(meta);
        if (file.isEmpty()) {
            return;
        }
        if (file.get().equals("-")) {
            console.print(lines);
        } else {
            Files.write(Path.of(file.get()), lines);
        }
    }
}
