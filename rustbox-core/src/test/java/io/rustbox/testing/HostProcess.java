package io.rustbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process as {@code /proc} shows it to this JVM.
 *
 * @param state {@code Z} for one that has ended and was not waited for
 * @param startTime in clock ticks since boot; with it, a pid that was given out again is told apart
 * @param uid the effective user
 * @param groups the text of its {@code cgroup} file
 * @param directory its working directory; empty if it may not be read
 */
record HostProcess(
        long pid, String name, char state, long parent, long startTime, int uid, String groups, String directory) {

    /** {@return every process there is, by pid} */
    static Map<Long, HostProcess> all() {
        Map<Long, HostProcess> processes = new HashMap<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path folder : folders) {
                read(folder).ifPresent(process -> processes.put(process.pid(), process));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return processes;
    }

    /** {@return the children of {@code ancestor} among {@code processes}, their children, and so on} */
    static List<HostProcess> descendants(Map<Long, HostProcess> processes, long ancestor) {
        List<HostProcess> found = new ArrayList<>();
        List<Long> parents = new ArrayList<>(List.of(ancestor));
        for (int i = 0; i < parents.size(); i++) {
            for (HostProcess process : processes.values()) {
                if (process.parent() == parents.get(i)) {
                    found.add(process);
                    parents.add(process.pid());
                }
            }
        }
        return found;
    }

    private static Optional<HostProcess> read(Path folder) {
        try {
            String line = new String(Files.readAllBytes(folder.resolve("stat")), StandardCharsets.ISO_8859_1);
            int end = line.lastIndexOf(')');
            String[] fields = line.substring(end + 2).split(" ", -1);
            return Optional.of(new HostProcess(
                    Long.parseLong(folder.getFileName().toString()),
                    line.substring(line.indexOf('(') + 1, end),
                    fields[0].charAt(0),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[19]),
                    (Integer) Files.getAttribute(folder, "unix:uid"),
                    Files.readString(folder.resolve("cgroup")),
                    directory(folder)));
        } catch (IOException e) {
            return Optional.empty(); // it has ended meanwhile
        }
    }

    private static String directory(Path folder) {
        try {
            return Files.readSymbolicLink(folder.resolve("cwd")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " (" + name + ") " + state + ", started at " + startTime;
    }
}
