package io.rustbox.language;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * A compiler or interpreter that was found on this host: the executable itself, behind any symbolic link and any
 * version manager's shim.
 *
 * @param executable absolute and real
 * @param version as the toolchain calls it
 * @param identity changes when the toolchain does: SHA-256, in hex, over path, version, size and time of change
 * @param mounts what a sandbox has to show besides {@code /usr}, so that the toolchain works; real paths
 */
public record Toolchain(Path executable, String version, String identity, List<Path> mounts) {
    /** Copies the list. */
    public Toolchain {
        requireNonNull(executable, "executable");
        requireNonNull(version, "version");
        requireNonNull(identity, "identity");
        requireNonNull(mounts, "mounts");
        mounts = List.copyOf(mounts);
    }
}
