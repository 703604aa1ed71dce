package io.rustbox.launch;

import io.rustbox.Lockdown;
import io.rustbox.SandboxException;

/** Layers 1 to 4, as far as the enforcement level has them. */
public sealed interface Confinement extends AutoCloseable permits StrictConfinement, PermissiveConfinement {
    /** Goes on to layers 5 to 8; what comes of it takes this one over; if that fails, this one stays with the caller. */
    Enclosure lock(Lockdown lockdown) throws SandboxException;

    @Override
    void close();
}
