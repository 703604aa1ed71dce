package io.rustbox.judge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 over parts, each with its length before it, so that no two lists of parts are the same text. */
final class Digest {
    private final MessageDigest sha256 = sha256();

    Digest add(byte[] part) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        sha256.update(part);
        return this;
    }

    Digest add(Object part) {
        return add(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    Digest addAll(Collection<?> parts) {
        Digest digest = add(parts.size());
        for (Object part : parts) {
            digest = digest.add(part);
        }
        return digest;
    }

    /** In the order of the keys. */
    Digest addAll(Map<String, String> parts) {
        TreeMap<String, String> sorted = new TreeMap<>(parts);
        return addAll(sorted.keySet()).addAll(sorted.values());
    }

    /** {@return 64 hexadecimal digits} */
    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
