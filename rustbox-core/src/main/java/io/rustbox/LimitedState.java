package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.launch.Confinement;
import io.rustbox.launch.Launcher;

final class LimitedState<E extends Enforcement> implements Limited<E> {
    private final Ownership<Confinement> confinement;

    LimitedState(Confinement confinement) {
        this.confinement = new Ownership<>("Limited", confinement);
    }

    @Override
    public Locked<E> lock(Lockdown lockdown) throws SandboxException {
        requireNonNull(lockdown, "lockdown");
        Confinement taken = confinement.take();
        try {
            return new LockedState<>(Launcher.of(taken.lock(lockdown)));
        } catch (SandboxException | RuntimeException | Error failure) {
            taken.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        Confinement held = confinement.takeIfHeld();
        if (held != null) {
            held.close();
        }
    }
}
