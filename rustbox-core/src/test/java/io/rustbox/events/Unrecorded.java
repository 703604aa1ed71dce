package io.rustbox.events;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Permissive;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import java.time.Duration;

/** A run that nobody records; prints its outcome. */
final class Unrecorded {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(20))
            .memory(Limits.mebibytes(64))
            .processes(16);

    private Unrecorded() {}

    static Locked<Permissive> sandbox() throws SandboxException {
        return Sandbox.permissive().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge());
    }

    public static void main(String[] arguments) throws SandboxException {
        try (Locked<Permissive> sandbox = sandbox()) {
            System.out.println(sandbox.run(Command.of("/usr/bin/true")).outcome());
        }
    }
}
