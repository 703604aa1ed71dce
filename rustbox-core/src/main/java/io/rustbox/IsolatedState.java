package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.launch.Isolation;

final class IsolatedState<E extends Enforcement> implements Isolated<E> {
    private final Ownership<Isolation> isolation;

    IsolatedState(Isolation isolation) {
        this.isolation = new Ownership<>("Isolated", isolation);
    }

    @Override
    public Limited<E> limit(Limits limits) throws SandboxException {
        requireNonNull(limits, "limits");
        Isolation taken = isolation.take();
        try {
            return new LimitedState<>(taken.limit(limits));
        } catch (SandboxException | RuntimeException | Error failure) {
            taken.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        Isolation held = isolation.takeIfHeld();
        if (held != null) {
            held.close();
        }
    }
}
