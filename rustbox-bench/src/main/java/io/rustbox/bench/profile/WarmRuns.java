package io.rustbox.bench.profile;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import io.rustbox.bench.NoOp;
import io.rustbox.evidence.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A strict sandbox, and the program that does nothing run in it as often as one likes. */
final class WarmRuns implements AutoCloseable {
    private static final String INSIDE = "/opt/noop";
    private static final Command COMMAND = Command.of(INSIDE);

    private final Path program;
    private final Locked<Strict> sandbox;

    private WarmRuns(Path program, Locked<Strict> sandbox) {
        this.program = program;
        this.sandbox = sandbox;
    }

    static WarmRuns open() throws IOException, SandboxException {
        Path program = NoOp.writeTo(Files.createTempFile("noop", ""));
        Limits limits = Limits.cpu(Duration.ofSeconds(2))
                .wall(Duration.ofSeconds(20))
                .memory(Limits.mebibytes(256))
                .processes(16);
        return new WarmRuns(program,
                Sandbox.builder()
                        .isolate(Root.host().bind(program, INSIDE, Root.Access.READ_ONLY))
                        .limit(limits)
                        .lock(Lockdown.judge()));
    }

    void run(int times) throws SandboxException {
        for (int i = 0; i < times; i++) {
            Report report = sandbox.run(COMMAND);
            if (!report.outcome().equals(new Outcome.Exited(0))) {
                throw new IllegalStateException("not a clean run: " + report.evidence());
            }
        }
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        Files.delete(program);
    }
}
