package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What was found of a file or folder that was to be read back after the run.
 *
 * @param path relative to the working directory
 * @param bytes how much was read, of all files of a folder together
 */
public record FileEvidence(String path, State state, long bytes) {
    /** What became of it. */
    public enum State {
        /** Regular files, read wholly. */
        READ,
        /** Nothing is there, or nothing in the folder. */
        ABSENT,
        /** Something is there, but a link, a device, a FIFO or the like, or it lies behind one. */
        NOT_REGULAR,
        /** More than was asked for, so nothing was read. */
        TOO_LARGE,
        /** It could not be read; the collection errors say why. */
        UNREADABLE;

        /** {@return the name used in JSON, {@code not_regular}} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FileEvidence {
        requireNonNull(path, "path");
        requireNonNull(state, "state");
    }
}
