package io.rustbox.events;

import java.util.function.IntSupplier;

/** Follows how somebody gets a sandbox. */
public interface PoolTrace {
    /** What was done. */
    enum Action {
        /** A sandbox that was there, or became free, was handed over. */
        LEND,
        /** A sandbox was made. */
        MAKE
    }

    /** {@return the trace of a hand-over, or of the making of a sandbox, that begins now} */
    static PoolTrace begin() {
        return FlightRecording.begun() ? PoolEvent.begun() : Untraced.POOL;
    }

    /**
     * It is over.
     *
     * @param idle tells how many sandboxes are ready to be lent now
     */
    void ended(Action action, IntSupplier idle);
}
