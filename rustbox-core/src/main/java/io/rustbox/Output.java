package io.rustbox;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What was kept of an output stream.
 *
 * @param bytes not copied: the caller owns them
 * @param writtenBytes how much the program wrote, kept or not
 */
public record Output(byte[] bytes, long writtenBytes) {
    public Output {
        requireNonNull(bytes, "bytes");
    }

    /** {@return the bytes as UTF-8, malformed sequences replaced} */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@return whether {@code other} holds the same bytes and the same count} */
    @Override
    public boolean equals(Object other) {
        return other instanceof Output(byte[] content, long written)
                && written == writtenBytes
                && Arrays.equals(content, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + Long.hashCode(writtenBytes);
    }
}
