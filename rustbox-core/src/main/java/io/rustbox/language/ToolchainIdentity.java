package io.rustbox.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one toolchain from another, or from itself after an update, without reading the whole of it. */
final class ToolchainIdentity {
    private ToolchainIdentity() {}

    static String of(Path executable, String version) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(executable, BasicFileAttributes.class);
        String facts = executable + "\n" + version + "\n" + attributes.size() + "\n" + attributes.lastModifiedTime();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static boolean unchanged(Toolchain toolchain) {
        try {
            return of(toolchain.executable(), toolchain.version()).equals(toolchain.identity());
        } catch (IOException e) {
            return false;
        }
    }
}
