package io.rustbox.language;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a candidate tells about itself when it is probed. Lines {@code executable: PATH}, {@code version: TEXT} and
 * {@code mount: PATH} are understood. One that names no executable is itself the executable, and without a version the
 * first line is it, as in the answers to {@code --version}.
 */
record ToolchainAnswer(Path executable, String version, List<Path> mounts) {
    private static final String EXECUTABLE = "executable: ";
    private static final String VERSION = "version: ";
    private static final String MOUNT = "mount: ";

    /** @throws InvalidPathException if a path is none */
    static ToolchainAnswer parse(Path candidate, String answer) {
        Path executable = candidate;
        String version = answer.lines().findFirst().orElse("").strip();
        List<Path> mounts = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            if (line.startsWith(EXECUTABLE)) {
                executable = candidate.resolveSibling(line.substring(EXECUTABLE.length()));
            } else if (line.startsWith(VERSION)) {
                version = line.substring(VERSION.length()).strip();
            } else if (line.startsWith(MOUNT)) {
                mounts.add(candidate.resolveSibling(line.substring(MOUNT.length())));
            }
        }
        return new ToolchainAnswer(executable, version, mounts);
    }
}
