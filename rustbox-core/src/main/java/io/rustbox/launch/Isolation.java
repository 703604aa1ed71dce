package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.SandboxException;

/** Layers 1 to 3, as far as the enforcement level has them. */
public sealed interface Isolation extends AutoCloseable permits StrictIsolation, PermissiveIsolation {
    /** Goes on to layer 4, which takes this one over; if that fails, this one stays with the caller. */
    Confinement limit(Limits limits) throws SandboxException;

    @Override
    void close();
}
