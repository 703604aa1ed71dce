package io.rustbox.bench;

import io.rustbox.Command;
import io.rustbox.Locked;
import io.rustbox.Permissive;
import io.rustbox.Report;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A permissive sandbox of each caller's own, which is there already. */
@State(Scope.Thread)
public class PermissiveSandbox {
    private Locked<Permissive> sandbox;
    private Command command;

    @Setup
    public void lock(Payload payload) throws SandboxException {
        sandbox = payload.lock(Sandbox.permissive());
        command = Command.of(payload.path());
    }

    @TearDown
    public void close() {
        sandbox.close();
    }

    Report run() throws SandboxException {
        return Payload.exited(sandbox.run(command));
    }
}
