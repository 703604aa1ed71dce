package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How far the times of a run can be had again on this host: read once in the life of a JVM.
 *
 * @param score 0 to 100: what all conditions together are worth, less what is lost to those below
 * @param loweredBy the names of what lowers it, {@code cpu_governor}
 * @param unknown the names of what could not be read; it lowers the score as if it were bad
 */
public record HostConditions(int score, List<String> loweredBy, List<String> unknown) {
    public HostConditions {
        requireNonNull(loweredBy, "loweredBy");
        requireNonNull(unknown, "unknown");
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("a score is 0 to 100, not " + score);
        }
        loweredBy = List.copyOf(loweredBy);
        unknown = List.copyOf(unknown);
    }
}
