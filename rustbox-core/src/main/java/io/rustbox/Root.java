package io.rustbox;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file system that a program sees: a read-only tmpfs with {@code /usr} of the host, {@code /dev} with five harmless
 * devices, {@code /proc} of its own processes, an {@code /etc} without accounts, {@code /box} to work in, {@code /tmp}
 * and {@code /dev/shm}; and whatever else is bound.
 */
public record Root(List<DirectoryRule> rules) {
    /** What a program may do with a bound directory. Device files and set-user-ID bits never work. */
    public enum Access {
        READ_ONLY,
        READ_ONLY_NOEXEC,
        READ_WRITE,
        READ_WRITE_NOEXEC
    }

    /**
     * Binds {@code source} of the host at {@code target} in the sandbox.
     *
     * @param source absolute; a file or a directory
     * @param target absolute and normal, and not below {@code /proc}, {@code /dev}, {@code /box} or {@code /tmp}
     */
    public record DirectoryRule(Path source, String target, Access access) {
        private static final List<String> OWN = List.of("/proc", "/dev", "/sys", "/box", "/tmp");

        public DirectoryRule {
            requireNonNull(source, "source");
            requireNonNull(target, "target");
            requireNonNull(access, "access");
            if (!source.isAbsolute()) {
                throw new IllegalArgumentException("a bound path must be absolute: " + source);
            }
            Path inside = Path.of(target);
            if (!inside.isAbsolute() || !inside.normalize().toString().equals(target) || target.equals("/")) {
                throw new IllegalArgumentException("not an absolute, normal path below the root: " + target);
            }
            for (String own : OWN) {
                if (inside.startsWith(own)) {
                    throw new IllegalArgumentException(target + " is the sandbox's own; nothing can be bound there");
                }
            }
        }
    }

    public Root {
        requireNonNull(rules, "rules");
        rules = List.copyOf(rules);
    }

    /** {@return the root with the host's programs and libraries, read-only} */
    public static Root host() {
        return new Root(List.of());
    }

    /** {@return this root with the host's {@code path} readable at the same place} */
    public Root bind(Path path) {
        requireNonNull(path, "path");
        return bind(path, path.toString(), Access.READ_ONLY);
    }

    /** {@return this root with the host's {@code source} at {@code target}} */
    public Root bind(Path source, String target, Access access) {
        requireNonNull(source, "source");
        requireNonNull(target, "target");
        requireNonNull(access, "access");
        List<DirectoryRule> more = new ArrayList<>(rules);
        more.add(new DirectoryRule(source, target, access));
        return new Root(more);
    }
}
