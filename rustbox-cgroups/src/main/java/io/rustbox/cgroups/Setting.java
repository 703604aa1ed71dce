package io.rustbox.cgroups;

import java.nio.file.Path;

/**
 * A limit in force.
 *
 * @param file the control file
 * @param written what was written to it
 * @param readBack what it then said; for memory this may be {@code written} rounded down to whole pages
 */
public record Setting(Path file, String written, String readBack) {
    /** {@return the control file's own name, {@code pids.max}} */
    public String name() {
        String path = file.toString();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
