package io.rustbox.bench;

import io.rustbox.Enforcement;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.SandboxException;
import io.rustbox.Unconfigured;
import io.rustbox.evidence.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The program that does nothing, and sandboxes that have it in their root. */
@State(Scope.Benchmark)
public class Payload {
    /** Where a strict sandbox has it. */
    static final String INSIDE = "/opt/noop";

    private static final Limits LIMITS =
            Limits.cpu(Duration.ofSeconds(2)).wall(Duration.ofSeconds(5)).memory(Limits.mebibytes(256)).processes(16);

    private Path program;

    @Setup
    public void write() throws IOException {
        program = NoOp.create();
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(program);
    }

    /** {@return where the host has it} */
    String path() {
        return program.toString();
    }

    <E extends Enforcement> Locked<E> lock(Unconfigured<E> sandbox) throws SandboxException {
        return sandbox.isolate(Root.host().bind(program, INSIDE, Root.Access.READ_ONLY))
                .limit(LIMITS)
                .lock(Lockdown.judge());
    }

    /** {@return the report of a run that went as it should; a benchmark of failures would be a wrong one} */
    static Report exited(Report report) {
        if (!report.outcome().equals(new Outcome.Exited(0))) {
            throw new IllegalStateException("not a clean run: " + report.evidence());
        }
        return report;
    }
}
