package io.rustbox.fault;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;

/** The two enforcement levels. */
enum Enforced {
    STRICT,
    PERMISSIVE;

    Locked<?> open(Limits limits) throws SandboxException {
        return switch (this) {
            case STRICT -> Sandbox.builder().isolate(Root.host()).limit(limits).lock(Lockdown.judge());
            case PERMISSIVE -> Sandbox.permissive().isolate(Root.host()).limit(limits).lock(Lockdown.judge());
        };
    }
}
