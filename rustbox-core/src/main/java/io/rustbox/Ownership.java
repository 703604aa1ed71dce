package io.rustbox;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a state holds, until it is left for the next state or closed.
 *
 * @param <T> the kernel resources behind a state
 */
final class Ownership<T extends AutoCloseable> {
    private final String state;
    private final AtomicReference<@Nullable T> held;

    Ownership(String state, T held) {
        this.state = state;
        this.held = new AtomicReference<>(held);
    }

    /** {@return what was held, which is now the caller's} */
    T take() {
        T taken = held.getAndSet(null);
        if (taken == null) {
            throw new IllegalStateException("this " + state + " sandbox was already taken further or closed");
        }
        return taken;
    }

    /** {@return what was held, or nothing if it was left or closed before} */
    @Nullable
    T takeIfHeld() {
        return held.getAndSet(null);
    }
}
