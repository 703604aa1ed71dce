package io.rustbox.cgroups;

import static java.util.Objects.requireNonNull;

/**
 * Something about the host's control groups that an operator should know.
 *
 * @param topic what it is about, for programs
 * @param problem what is so, for people
 * @param remedy how to mend it
 */
public record Finding(Topic topic, String problem, String remedy) {
    /** What a finding is about. */
    public enum Topic {
        /** A file below {@code /proc} that says where groups are could not be read or understood. */
        UNREADABLE,
        /** No control group file system that shows this process's own group is mounted. */
        NOT_MOUNTED,
        /** A controller that a run needs is neither in a v1 hierarchy nor in v2. */
        CONTROLLER_MISSING,
        /** The hierarchy is mounted read-only. */
        READ_ONLY,
        /** This process may not make groups below its own: nothing was delegated to its user. */
        NOT_DELEGATED,
        /** The process's own v2 group is of a type that can't hold memory-limited groups. */
        THREADED,
        /** The kernel doesn't account swap: a run's memory limit doesn't cover what is swapped out. */
        SWAP_NOT_LIMITED
    }

    /** Checks that nothing is null. */
    public Finding {
        requireNonNull(topic, "topic");
        requireNonNull(problem, "problem");
        requireNonNull(remedy, "remedy");
    }

    @Override
    public String toString() {
        return problem + "; " + remedy;
    }
}
