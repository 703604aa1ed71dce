package io.rustbox.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command.Input;
import io.rustbox.Limits;
import io.rustbox.Locked;
import io.rustbox.Lockdown;
import io.rustbox.Pipe;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Running;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.CPrograms;
import java.time.Duration;

/** A program in a sandbox of its own that goes on while others attack, and tells at its end whether anything reached it. */
final class Neighbour implements AutoCloseable {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(20))
            .wall(Duration.ofHours(2))
            .memory(Limits.mebibytes(32))
            .processes(8)
            .scratch(Limits.mebibytes(1));

    private final Pipe lifeline;
    private final Locked<Strict> sandbox;
    private final Running<Strict> running;

    private Neighbour(Pipe lifeline, Locked<Strict> sandbox, Running<Strict> running) {
        this.lifeline = lifeline;
        this.sandbox = sandbox;
        this.running = running;
    }

    static Neighbour moveIn() throws SandboxException {
        Pipe lifeline = Pipe.open();
        Locked<Strict> sandbox = Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge());
        return new Neighbour(lifeline, sandbox, sandbox.start(
                CPrograms.command("/io/rustbox/attack/bystander/neighbour").stdin(new Input.FromPipe(lifeline))));
    }

    /** Ends the program, which looks around once more before. */
    void assertNothingNoticed() throws SandboxException, InterruptedException {
        lifeline.close();
        Report report = running.await();
        assertThat(report.outcome()).as(report.stderr().text()).isEqualTo(new Outcome.Exited(0));
        assertThat(report.stdout().text()).isEqualTo("""
                signals 0
                file as it was
                shared memory as it was
                connections 0
                descendants 0
                """);
        assertThat(report.evidence().actions()).isEmpty();
    }

    @Override
    public void close() {
        running.close();
        sandbox.close();
        lifeline.close();
    }
}
