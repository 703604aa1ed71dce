package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What became of a group of tests.
 *
 * @param verdict {@link VerdictCode#IE} if one of its tests could not be judged, or else that of the first test that
 *     failed, or {@link VerdictCode#AC}; empty if the whole group was skipped
 * @param points what the group earned
 */
public record GroupResult(String name, Optional<VerdictCode> verdict, BigDecimal points) {
    public GroupResult {
        requireNonNull(name, "name");
        requireNonNull(verdict, "verdict");
        requireNonNull(points, "points");
    }
}
