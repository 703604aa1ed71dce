package io.rustbox.cgroups;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of {@code /proc/self/mountinfo} on a control group file system.
 *
 * @param root the folder of the file system that is visible at {@code point}; of a control group file system, as seen
 *     from the cgroup namespace, so that it begins with {@code ..} when it lies above
 * @param options of the mount and of the file system; for v1 the latter name the controllers
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</a>
 */
record Mount(String root, Path point, String type, Set<String> mountOptions, Set<String> options) {
    private static final Path ROOT = Path.of("/");
    private static final Set<String> TYPES = Set.of("cgroup", "cgroup2");

    /**
     * The mounts of control group file systems in a mountinfo text, with their points below {@code top}. What other lines
     * say is none of our business: a mount point may have a name that is no path here, as the locale has it.
     */
    static List<Mount> parse(String mountinfo, Path top) throws IOException {
        var mounts = new ArrayList<Mount>();
        for (String line : mountinfo.split("\n", -1)) {
            if (!line.isBlank()) {
                parseLine(line, top).ifPresent(mounts::add);
            }
        }
        return mounts;
    }

    private static Optional<Mount> parseLine(String line, Path top) throws IOException {
        // 36 35 98:0 /root /point rw,noatime shared:1 - ext3 /dev/root rw,errors=continue
        int separator = line.indexOf(" - ");
        String[] left = separator < 0 ? new String[0] : line.substring(0, separator).split(" ");
        String[] right = separator < 0 ? new String[0] : line.substring(separator + 3).split(" ");
        if (left.length < 6 || right.length < 1) {
            throw notALine(line);
        }
        return TYPES.contains(right[0]) ? Optional.of(mount(line, left, right, top)) : Optional.empty();
    }

    private static Mount mount(String line, String[] left, String[] right, Path top) throws IOException {
        if (right.length < 3 || !left[4].startsWith("/")) {
            throw notALine(line);
        }
        try {
            return new Mount(
                    unescape(left[3]),
                    top.resolve(ROOT.relativize(Path.of(unescape(left[4])))),
                    right[0],
                    words(left[5]),
                    words(right[2]));
        } catch (NumberFormatException | InvalidPathException _) {
            throw notALine(line);
        }
    }

    private static IOException notALine(String line) {
        return new IOException("not a line of mountinfo: " + line);
    }

    /** An option may stand there twice. */
    private static Set<String> words(String options) {
        return Set.copyOf(List.of(options.split(",")));
    }

    boolean isReadOnly() {
        return mountOptions.contains("ro") || options.contains("ro");
    }

    /**
     * The folder that shows a group, given by its path in {@code /proc/self/cgroup}, if it is visible in this mount.
     */
    Optional<Path> folderOf(String group) {
        var visible = components(root);
        var wanted = components(group);
        if (wanted.size() < visible.size() || !wanted.subList(0, visible.size()).equals(visible)) {
            return Optional.empty();
        }
        Path folder = point;
        for (String name : wanted.subList(visible.size(), wanted.size())) {
            if (name.equals("..")) {
                return Optional.empty();
            }
            folder = folder.resolve(name);
        }
        return Optional.of(folder);
    }

    private static List<String> components(String path) {
        var names = new ArrayList<String>();
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Undoes the octal escapes for space, tab, newline and backslash. */
    private static String unescape(String field) {
        var plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '\\' && i + 3 < field.length()) {
                plain.append((char) Integer.parseInt(field, i + 1, i + 4, 8));
                i += 3;
            } else {
                plain.append(field.charAt(i));
            }
        }
        return plain.toString();
    }
}
