package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * How much a program wrote to one stream.
 *
 * @param writtenBytes what was read from the pipe in all; after a kill for too much output, what had been read by then;
 *     empty for a stream that another program read, which nobody counts and no output limit bounds
 * @param keptBytes how much of it was kept
 */
public record StreamEvidence(OptionalLong writtenBytes, long keptBytes) {
    public StreamEvidence {
        requireNonNull(writtenBytes, "writtenBytes");
    }

    /** A stream that was counted. */
    public StreamEvidence(long writtenBytes, long keptBytes) {
        this(OptionalLong.of(writtenBytes), keptBytes);
    }

    /** {@return a stream that another program read} */
    public static StreamEvidence handedOn() {
        return new StreamEvidence(OptionalLong.empty(), 0);
    }

    /** {@return whether something was written that was not kept} */
    public boolean truncated() {
        return exceeds(keptBytes);
    }

    /** {@return whether more than {@code limit} bytes were counted} */
    public boolean exceeds(long limit) {
        return writtenBytes.orElse(0) > limit;
    }
}
