package io.rustbox.judge;

import io.rustbox.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
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

    /** Options that a path follows without a blank. */
    private static final Set<String> OPTIONS = Set.of("-B", "-F", "-I", "-L", "-iquote", "-isystem");

    private final byte[] bytes;
    private final Set<String> folders;
    private final ByteArrayOutputStream scrubbed = new ByteArrayOutputStream();

    private Scrubbing(byte[] bytes, Set<String> folders) {
        this.bytes = bytes;
        this.folders = folders;
    }

    /**
     * {@return the output without the host's paths}
     *
     * @param mounts absolute paths that the compiler saw besides
     */
    static Output of(Output output, Collection<Path> mounts) {
        Set<String> folders = new HashSet<>(FOLDERS);
        for (Path mount : mounts) {
            if (mount.getNameCount() > 0) {
                folders.add(new String(
                        mount.getName(0).toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        }
        byte[] scrubbed = new Scrubbing(output.bytes(), folders).scrub();
        return new Output(scrubbed, output.writtenBytes() - (output.bytes().length - scrubbed.length));
    }

    private byte[] scrub() {
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == '/' && mayBegin(at) && folders.contains(name(at + 1))) {
                at = path(at);
            } else {
                scrubbed.write(bytes[at++]);
            }
        }
        return scrubbed.toByteArray();
    }

    /** {@return whether what is before does not belong to the same path} */
    private boolean mayBegin(int at) {
        int begin = at;
        while (begin > 0 && isName(bytes[begin - 1])) {
            begin--;
        }
        boolean apart = begin == 0 || bytes[begin - 1] != '/';
        return begin == at || apart && OPTIONS.contains(name(begin));
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
