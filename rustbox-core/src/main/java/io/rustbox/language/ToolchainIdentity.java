package io.rustbox.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What tells one toolchain from another, or from itself after an update, without reading the whole of it. */
final class ToolchainIdentity {
    private ToolchainIdentity() {}

    static String of(Path executable, String version, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder(version).append(file(executable));
        for (var value : new TreeMap<>(values).entrySet()) {
            Path path = Path.of(value.getValue());
            boolean isFile = path.isAbsolute() && Files.isRegularFile(path);
            text.append('\n').append(value).append(isFile ? file(path) : "");
        }
        String facts = text.toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static String file(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return "\n" + path + "\n" + attributes.size() + "\n" + attributes.lastModifiedTime();
    }

    static boolean unchanged(Toolchain toolchain) {
        try {
            return of(toolchain.executable(), toolchain.version(), toolchain.values()).equals(toolchain.identity());
        } catch (IOException e) {
            return false;
        }
    }
}
