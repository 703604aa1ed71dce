package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * When a run happened and how long its parts took.
 *
 * @param started the time of day at which the program was executed
 * @param ended the time of day at which its end was seen
 * @param wall CLOCK_MONOTONIC from the exec call to the end, both stamped outside the reach of a GC pause
 * @param wallAtLeast the same up to when the program was last seen running; shorter than {@code wall} when the supervisor
 *     was held up (by a pause of the JVM, say) while the program ended
 * @param setUp CLOCK_MONOTONIC from the call of {@code start} to the exec call
 * @param collection CLOCK_MONOTONIC from the end of the program until all evidence was read
 */
public record TimingEvidence(Instant started, Instant ended, Duration wall, Duration wallAtLeast, Duration setUp,
        Duration collection) {
    public TimingEvidence {
        requireNonNull(started, "started");
        requireNonNull(ended, "ended");
        requireNonNull(wall, "wall");
        requireNonNull(wallAtLeast, "wallAtLeast");
        requireNonNull(setUp, "setUp");
        requireNonNull(collection, "collection");
    }
}
