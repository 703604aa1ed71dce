package io.rustbox.service.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 of a key. Two of them are compared in a time that does not depend on where they differ. */
record Digest(byte[] bytes) {
    static Digest of(String key) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    boolean matches(Digest other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }
}
