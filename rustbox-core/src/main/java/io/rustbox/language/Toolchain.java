package io.rustbox.language;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A compiler or interpreter that was found on this host: the executable itself, behind any symbolic link and any
 * version manager's shim.
 *
 * @param executable absolute and real
 * @param version as the toolchain calls it
 * @param identity changes when the toolchain does: SHA-256, in hex, over version and values, and the path,
 *     size and time of change of the executable and of each file that a value names
 * @param values what it told besides, by the names that its language asks for
 * @param mounts what a sandbox has to show besides {@code /usr}, so that the toolchain works; real paths
 */
public record Toolchain(
        Path executable, String version, String identity, Map<String, String> values, List<Path> mounts) {
    /** Copies the collections. */
    public Toolchain {
        requireNonNull(executable, "executable");
        requireNonNull(version, "version");
        requireNonNull(identity, "identity");
        requireNonNull(values, "values");
        requireNonNull(mounts, "mounts");
        values = Map.copyOf(values);
        mounts = List.copyOf(mounts);
    }
}
