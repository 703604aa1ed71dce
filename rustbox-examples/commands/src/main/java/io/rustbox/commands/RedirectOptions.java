package io.rustbox.commands;

import io.rustbox.Command;
import io.rustbox.Command.Input;
import io.rustbox.Command.Sink;
import io.rustbox.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a program's streams come from and go to: this command's own, unless a file is named. */
final class RedirectOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = {"-i",
        "--stdin"}, paramLabel = "FILE", description = "What the program reads. If not given: this command's standard input, to its end, unless that"
                + " is a terminal.")
    private @Nullable Path stdin;

    @Option(names = {"-o", "--stdout"}, paramLabel = "FILE", description = "Where its standard output goes.")
    private @Nullable Path stdout;

    @Option(names = {"-r", "--stderr"}, paramLabel = "FILE", description = "Where its standard error goes.")
    private @Nullable Path stderr;

    Command applyTo(Command command, Console console) throws IOException {
        return command.stdin(input(console)).stdout(sink("--stdout", stdout)).stderr(sink("--stderr", stderr));
    }

    /** Passes on what was captured. */
    void passOn(Report report, Console console) throws IOException {
        if (stdout == null) {
            console.out().write(report.stdout().bytes());
            console.out().flush();
        }
        if (stderr == null) {
            // bytes, not text: around the writer, which is flushed after each line
            console.errorBytes().write(report.stderr().bytes());
            console.errorBytes().flush();
        }
    }

    private Input input(Console console) throws IOException {
        Optional<Path> file = Optional.ofNullable(stdin);
        if (file.isPresent()) {
            if (!Files.isReadable(file.get()) || Files.isDirectory(file.get())) {
                throw UsageProblem.of(spec, "--stdin: " + file.get() + " is not a file that can be read");
            }
            return SourceOptions.input(file.get());
        }
        return new Input.Bytes(Console.isTerminal(0) ? new byte[0] : console.in().readAllBytes());
    }

    private Sink sink(String option, @Nullable Path file) {
        if (file == null) {
            return new Sink.Capture();
        }
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute) || !Files.isWritable(Files.exists(absolute) ? absolute : folder(absolute))) {
            throw UsageProblem.of(spec, option + ": " + file + " is not a file that can be written");
        }
        return new Sink.ToFile(absolute);
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }
}
