package io.rustbox;

import io.rustbox.launch.PermissiveIsolation;
import io.rustbox.launch.StrictIsolation;

/**
 * Where every sandbox begins.
 *
 * <pre>{@code
 * try (Locked<Strict> sandbox = Sandbox.builder()
 *         .isolate(Root.host())
 *         .limit(Limits.cpu(ofSeconds(2)).wall(ofSeconds(5)).memory(mebibytes(256)).processes(16))
 *         .lock(Lockdown.judge())) {
 *     Report report = sandbox.run(Command.of("/usr/bin/python3", "main.py").file("main.py", source));
 * }
 * }</pre>
 */
public final class Sandbox {
    private Sandbox() {}

    /** {@return a strict sandbox: all eight layers, or nothing runs} */
    public static Unconfigured<Strict> builder() {
        return new UnconfiguredState<>(StrictIsolation::of);
    }

    /** {@return a permissive sandbox: what the host and the user's privileges allow} */
    public static Unconfigured<Permissive> permissive() {
        return new UnconfiguredState<>(_ -> new PermissiveIsolation());
    }
}
