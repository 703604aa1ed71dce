package io.rustbox.language;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a candidate tells about itself when it is probed. Lines {@code executable: PATH}, {@code version: TEXT},
 * {@code mount: PATH} and {@code value NAME: TEXT} are understood. One that names no executable is itself the executable, and without a version the
 * first line is it, as in the answers to {@code --version}.
 */
record ToolchainAnswer(Path executable, String version, List<Path> mounts, Map<String, String> values) {
    private static final String EXECUTABLE = "executable: ";
    private static final String VERSION = "version: ";
    private static final String MOUNT = "mount: ";
    private static final Pattern VALUE = Pattern.compile("value ([a-z][a-z0-9_]*): (.+)");

    /** @throws InvalidPathException if a path is none */
    static ToolchainAnswer parse(Path candidate, String answer) {
        Path executable = candidate;
        String version = answer.lines().findFirst().orElse("").strip();
        List<Path> mounts = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        for (String line : answer.lines().toList()) {
            Matcher value = VALUE.matcher(line);
            if (line.startsWith(EXECUTABLE)) {
                executable = candidate.resolveSibling(line.substring(EXECUTABLE.length()));
            } else if (line.startsWith(VERSION)) {
                version = line.substring(VERSION.length()).strip();
            } else if (line.startsWith(MOUNT)) {
                mounts.add(candidate.resolveSibling(line.substring(MOUNT.length())));
            } else if (value.matches()) {
                values.put(value.group(1), value.group(2).strip());
            }
        }
        return new ToolchainAnswer(executable, version, mounts, values);
    }
}
