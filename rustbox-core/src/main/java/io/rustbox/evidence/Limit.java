package io.rustbox.evidence;

import java.util.Locale;

/** A limit that a run can run into. */
public enum Limit {
    /** CPU time of the process tree. */
    CPU,
    /** Time from exec to exit. */
    WALL,
    /** {@code memory.max}: usage reached it, which alone ends nothing. */
    MEMORY,
    /** {@code pids.max}: a fork or a new thread was refused. */
    PROCESS,
    /** Bytes written to stdout or to stderr. */
    OUTPUT,
    /** {@code RLIMIT_FSIZE}. */
    FILE_SIZE;

    /** {@return the name used in JSON, {@code process_limit}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT) + "_limit";
    }
}
