package io.rustbox.evidence;

/**
 * How much a program wrote to one stream.
 *
 * @param writtenBytes what was read from the pipe in all; after a kill for too much output, what had been read by then
 * @param keptBytes how much of it was kept
 */
public record StreamEvidence(long writtenBytes, long keptBytes) {
    /** {@return whether something was written that was not kept} */
    public boolean truncated() {
        return writtenBytes > keptBytes;
    }
}
