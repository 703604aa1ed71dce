package io.rustbox.bench;

import io.rustbox.Command;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A strict sandbox of each caller's own, which is there already. */
@State(Scope.Thread)
public class StrictSandbox {
    private static final Command COMMAND = Command.of(Payload.INSIDE);

    private Locked<Strict> sandbox;

    @Setup
    public void lock(Payload payload) throws SandboxException {
        sandbox = payload.lock(Sandbox.builder());
    }

    @TearDown
    public void close() {
        sandbox.close();
    }

    Report run() throws SandboxException {
        return Payload.exited(sandbox.run(COMMAND));
    }
}
