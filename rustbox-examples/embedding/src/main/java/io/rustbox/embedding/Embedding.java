package io.rustbox.embedding;

import static io.rustbox.Limits.mebibytes;
import static java.time.Duration.ofSeconds;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.evidence.Outcome;

/** Runs a program of a stranger, strictly, and says what was seen of it. */
public final class Embedding {
    private Embedding() {}

    /**
     * {@return a line on what {@code source} does with {@code input}}
     *
     * @throws SandboxException if the host kept the sandbox from being made
     */
    public static String run(String source, String input) throws SandboxException, InterruptedException {
        try (var sandbox = Sandbox.builder()
                .isolate(Root.host())
                .limit(Limits.cpu(ofSeconds(2)).wall(ofSeconds(5)).memory(mebibytes(256)).processes(16))
                .lock(Lockdown.judge())) {
            Report report = sandbox.run(
                    Command.of("/usr/bin/python3", "main.py").file("main.py", source).stdin(input));
            return switch (report.outcome()) {
                case Outcome.Exited(int status) -> "exit " + status + ": " + report.stdout().text();
                case Outcome.Signaled(int signal) -> "signal " + signal;
                case Outcome.CpuTimeLimit(var used, _, _) -> "CPU time: " + used.toMillis() + " ms";
                case Outcome.WallTimeLimit(var used, _, _) -> "wall time: " + used.toMillis() + " ms";
                case Outcome.MemoryLimit _, Outcome.RuntimeHeapLimit _ -> "out of memory";
                case Outcome.OutputLimit _, Outcome.FileSizeLimit _ -> "wrote too much";
                case Outcome.ForbiddenSyscall(var name) -> "forbidden: " + name.orElse("a system call");
                case Outcome.Cancelled _ -> "cancelled";
                case Outcome.Indeterminate(_, var reasons) -> "our failure: " + reasons;
            };
        }
    }

    /** Prints what a program does that adds two numbers. */
    public static void main(String[] arguments) throws SandboxException, InterruptedException {
        System.out.println(run("print(sum(map(int, input().split())))", "1 2\n"));
    }
}
