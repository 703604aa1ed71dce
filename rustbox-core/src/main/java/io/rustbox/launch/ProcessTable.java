package io.rustbox.launch;

import io.rustbox.linux.Unistd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The host's processes as {@code /proc} shows them, for want of a namespace or a control group that would tell.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    // fields of /proc/PID/stat after the command's closing parenthesis
    private static final int STATE = 0;
    private static final int PGRP = 2;
    private static final int NUM_THREADS = 17;

    private ProcessTable() {}

    /** {@return the processes of a process group that are alive, its leader left out} */
    static List<Integer> processGroup(int leader) {
        List<Integer> alive = new ArrayList<>();
        forEach(process -> {
            int pid = Integer.parseInt(process.getFileName().toString());
            List<String> stat = stat(process);
            boolean member = stat.size() > PGRP && stat.get(PGRP).equals(Integer.toString(leader));
            if (member && pid != leader && !stat.get(STATE).equals("Z") && !stat.get(STATE).equals("X")) {
                alive.add(pid);
            }
        });
        return alive;
    }

    /** {@return how many threads the processes of our own user have}, which {@code RLIMIT_NPROC} counts */
    static long ownTasks() {
        int uid = Unistd.geteuid();
        List<Long> counts = new ArrayList<>();
        forEach(process -> {
            List<String> stat = stat(process);
            if (stat.size() > NUM_THREADS && isOwnedBy(process, uid)) {
                counts.add(Long.parseLong(stat.get(NUM_THREADS)));
            }
        });
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static boolean isOwnedBy(Path process, int uid) {
        try {
            return Files.getAttribute(process, "unix:uid").equals(uid);
        } catch (IOException e) {
            return false; // it has ended meanwhile
        }
    }

    private static void forEach(Consumer<Path> action) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            processes.forEach(action);
        } catch (IOException e) {
            throw new AssertionError("cannot list /proc", e);
        }
    }

    private static List<String> stat(Path process) {
        try {
            String line = new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return List.of(); // it has ended meanwhile
        }
    }
}
