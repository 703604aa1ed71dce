package io.rustbox.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an attack would change of the host or of this JVM if it got through to them, each thing as a line of text. What it
 * could leave behind is told by {@link io.rustbox.testing.Leftovers}.
 */
record HostState(List<String> lines, long bootSecond) {
    private static final List<String> FILES = List.of(
            "/proc/self/limits", "/proc/self/cgroup", "/proc/self/oom_score_adj", "/proc/self/uid_map",
            "/proc/sys/kernel/hostname", "/proc/sys/kernel/domainname", "/proc/sys/kernel/core_pattern",
            "/proc/sys/kernel/randomize_va_space", "/proc/sys/vm/overcommit_memory", "/proc/modules", "/proc/swaps",
            "/etc/passwd", "/etc/hosts");
    private static final List<String> FOLDERS = List.of("/", "/usr", "/dev");
    private static final List<String> STATUS =
            List.of("Uid:", "Gid:", "Groups:", "SigIgn:", "CapEff:", "CapBnd:", "NoNewPrivs:", "Seccomp:");
    private static final List<String> IPC =
            List.of("/proc/sysvipc/shm", "/proc/sysvipc/msg", "/proc/sysvipc/sem", "/proc/key-users");
    private static final long CLOCK_TOLERANCE_SECONDS = 5;

    static HostState now() {
        List<String> lines = new ArrayList<>();
        FILES.forEach(file -> lines.add(file + " " + text(file)));
        FOLDERS.forEach(folder -> lines.add(folder + " " + list(folder)));
        text("/proc/self/status").lines().filter(line -> STATUS.stream().anyMatch(line::startsWith)).forEach(lines::add);
        IPC.forEach(file -> text(file).lines().filter(HostState::isOfASandboxUser)
                .forEach(line -> lines.add(file + " " + line)));
        return new HostState(lines, System.currentTimeMillis() / 1000 - System.nanoTime() / 1_000_000_000);
    }

    /** {@return what is not as it was in {@code before}} */
    List<String> since(HostState before) {
        List<String> changed = new ArrayList<>(lines);
        changed.removeAll(before.lines);
        if (Math.abs(bootSecond - before.bootSecond) > CLOCK_TOLERANCE_SECONDS) {
            changed.add("the clock was set");
        }
        return changed;
    }

    private static boolean isOfASandboxUser(String line) {
        return line.matches(".*\\b60\\d{3}\\b.*");
    }

    private static String text(String file) {
        Path path = Path.of(file);
        try {
            return Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "absent";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
