package io.rustbox.selftest;

import java.util.Locale;

/** What became of an attack. */
public enum Containment {
    /** It bites outside, and was stopped inside by a barrier that was in force. */
    CONTAINED,
    /** The host refuses it outside as well: no merit of the sandbox. */
    REFUSED_BY_HOST,
    /** It succeeded, and the mode does not promise to stop it: none of its barriers was in force. */
    NOT_PROMISED,
    /** It succeeded although a barrier that has to stop it was in force. */
    NOT_CONTAINED,
    /** It neither succeeded nor showed what stopped it, or could not be run. */
    INCONCLUSIVE,
    /** This host has nothing to try it on. */
    NOT_TRIED;

    /** {@return the name used in JSON, {@code not_contained}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
