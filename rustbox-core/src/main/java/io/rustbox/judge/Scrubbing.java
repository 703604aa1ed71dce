package io.rustbox.judge;

import io.rustbox.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Takes the host's paths out of what a compiler wrote: of each absolute path that begins with a folder of the root, the last
 * name is left. Everything else stays, in whatever bytes.
 */
final class Scrubbing {
    /** The folders that a sandbox's root can have, see {@link io.rustbox.Root}, and those that toolchains lie in. */
    private static final Set<String> FOLDERS = Set.of(
            "bin", "boot", "box", "dev", "etc", "home", "lib", "lib32", "lib64", "libx32", "media", "mnt", "nix", "opt",
            "prepared", "proc", "root", "run", "sbin", "snap", "srv", "sys", "tmp", "usr", "var");

    private final byte[] bytes;
    private final ByteArrayOutputStream scrubbed = new ByteArrayOutputStream();

    private Scrubbing(byte[] bytes) {
        this.bytes = bytes;
    }

    static Output of(Output output) {
        byte[] scrubbed = new Scrubbing(output.bytes()).scrub();
        return new Output(scrubbed, output.writtenBytes() - (output.bytes().length - scrubbed.length));
    }

    private byte[] scrub() {
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == '/' && (at == 0 || !isName(bytes[at - 1])) && FOLDERS.contains(name(at + 1))) {
                at = path(at);
            } else {
                scrubbed.write(bytes[at++]);
            }
        }
        return scrubbed.toByteArray();
    }

    /** Writes the last name of the path that begins at {@code from}; {@return where the path ends} */
    private int path(int from) {
        int name = from;
        int end = from;
        while (end < bytes.length && (bytes[end] == '/' || isName(bytes[end]))) {
            if (bytes[end] == '/' && end + 1 < bytes.length && isName(bytes[end + 1])) {
                name = end + 1;
            }
            end++;
        }
        scrubbed.write(bytes, name, end - name);
        return end;
    }

    private String name(int from) {
        int end = from;
        while (end < bytes.length && isName(bytes[end])) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }

    /** Bytes of names beyond ASCII among them. */
    private static boolean isName(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b < 0
                || "_.+-@%~".indexOf(b) >= 0;
    }
}
