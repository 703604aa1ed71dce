package io.rustbox.host;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A setting of the host that is no condition for a sandbox, but matters to how safe it is or how reproducible its times are.
 *
 * @param id for programs, {@code cpu_governor}
 * @param found how it is set
 * @param meaning what that means
 * @param remedy the line that mends it; empty where there is nothing to mend, or no line that could
 * @param points what it takes off the reproducibility score
 */
public record Diagnosis(
        String id,
        String title,
        Concern concern,
        State state,
        String found,
        String meaning,
        Optional<String> remedy,
        int points) {
    /** What a setting matters to. */
    public enum Concern {
        SECURITY,
        TIMING
    }

    /** How a setting is. */
    public enum State {
        GOOD,
        POOR,
        /** The host does not show it. */
        UNKNOWN
    }

    /** Checks that nothing is null. */
    public Diagnosis {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        requireNonNull(concern, "concern");
        requireNonNull(state, "state");
        requireNonNull(found, "found");
        requireNonNull(meaning, "meaning");
        requireNonNull(remedy, "remedy");
    }
}
