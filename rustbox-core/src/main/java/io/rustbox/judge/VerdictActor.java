package io.rustbox.judge;

import java.util.Locale;

/** Who brought a verdict about. */
public enum VerdictActor {
    /** A limit or a filter of the kernel ended the program. */
    KERNEL,
    /** The supervisor ended the program, or counted what it wrote. */
    SUPERVISOR,
    /** The program ended by itself. */
    PROGRAM,
    /** The checker compared its output. */
    CHECKER,
    /** The sandbox failed. */
    SANDBOX;

    /** {@return the name used in JSON, {@code kernel}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
