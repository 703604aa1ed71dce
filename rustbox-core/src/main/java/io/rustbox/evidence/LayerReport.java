package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Whether one layer held for a run, and what the kernel answered when it was read back.
 *
 * @param why for a missing layer, what kept it from being applied; for an applied one, empty
 * @param readBack what the kernel answered, by the kernel's own names ({@code Seccomp}, {@code CapEff}, {@code pid:[…]})
 */
public record LayerReport(Layer layer, State state, String why, Map<String, String> readBack) {
    /** Whether a layer was in force when the program started. */
    public enum State {
        APPLIED,
        MISSING
    }

    public LayerReport {
        requireNonNull(layer, "layer");
        requireNonNull(state, "state");
        requireNonNull(why, "why");
        requireNonNull(readBack, "readBack");
        readBack = Map.copyOf(readBack);
    }
}
