package io.rustbox.evidence;

import java.util.Locale;

/** The enforcement level of a sandbox. */
public enum Mode {
    /** All eight layers, or nothing runs. */
    STRICT,
    /** Whatever the host and the user's privileges allow. */
    PERMISSIVE;

    /** {@return the name used in JSON, {@code strict}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
