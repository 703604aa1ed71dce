package io.rustbox;

import static io.rustbox.Limits.mebibytes;
import static java.time.Duration.ofSeconds;

import io.rustbox.testing.CPrograms;

/** Both enforcement levels, for tests of what they have in common. */
enum Level {
    STRICT,
    PERMISSIVE;

    /** Limits that a well-behaved test program doesn't come near. */
    static final Limits AMPLE = Limits.cpu(ofSeconds(5))
            .wall(ofSeconds(20))
            .memory(mebibytes(64))
            .processes(16)
            .fileSize(mebibytes(8))
            .output(mebibytes(1));

    Report run(Limits limits, Command command) throws SandboxException {
        try (Locked<?> sandbox = open(limits)) {
            return sandbox.run(command);
        }
    }

    Locked<?> open(Limits limits) throws SandboxException {
        return switch (this) {
            case STRICT -> strict(limits);
            case PERMISSIVE -> Sandbox.permissive().isolate(Root.host()).limit(limits).lock(Lockdown.judge());
        };
    }

    /** {@return the report on the test program {@code acts}} */
    Report act(Limits limits, String... arguments) throws SandboxException {
        return run(limits, CPrograms.command("acts", arguments));
    }

    static Locked<Strict> strict(Limits limits) throws SandboxException {
        return Sandbox.builder().isolate(Root.host()).limit(limits).lock(Lockdown.judge());
    }
}
