package io.rustbox.service.store;

import java.util.Locale;

/** How far a submission is. */
public enum Status {
    PENDING,
    RUNNING,
    /** There is a verdict on the program. */
    COMPLETED,
    /** There is none: the sandbox failed, or it was cancelled. */
    ERROR;

    /** {@return the name in JSON and in the database} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
