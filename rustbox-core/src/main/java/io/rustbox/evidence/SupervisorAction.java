package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that the supervisor did to a run.
 *
 * @param at since the exec call
 * @param detail figures that led to it, for a reader
 */
public record SupervisorAction(Kind kind, Duration at, String detail) {
    public SupervisorAction {
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(detail, "detail");
    }

    /** Why the supervisor stepped in. */
    public enum Kind {
        KILL_CPU_LIMIT,
        KILL_WALL_LIMIT,
        KILL_OUTPUT_LIMIT,
        KILL_CANCELLED,
        KILL_LEFTOVERS;

        /** {@return the name used in JSON, {@code kill_wall_limit}} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
