package io.rustbox.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * {@return the processes of a process group that are alive, its leader left out}
     *
     * @throws IOException if one of the host's processes could not be looked at: it might be of that group
     */
    static List<Integer> processGroup(int leader) throws IOException {
        List<Integer> alive = new ArrayList<>();
        for (Path process : all()) {
            int pid = Integer.parseInt(process.getFileName().toString());
            List<String> stat = stat(process);
            boolean member = stat.size() > PGRP && stat.get(PGRP).equals(Integer.toString(leader));
            if (member && pid != leader && !stat.get(STATE).equals("Z") && !stat.get(STATE).equals("X")) {
                alive.add(pid);
            }
        }
        return alive;
    }

    /** {@return how many threads the processes of a user have}, which {@code RLIMIT_NPROC} counts */
    static long tasks(int uid) throws IOException {
        long tasks = 0;
        for (Path process : all()) {
            if (isOwnedBy(process, uid)) {
                List<String> stat = stat(process);
                tasks += stat.size() > NUM_THREADS ? Long.parseLong(stat.get(NUM_THREADS)) : 0;
            }
        }
        return tasks;
    }

    private static boolean isOwnedBy(Path process, int uid) throws IOException {
        try {
            return Files.getAttribute(process, "unix:uid").equals(uid);
        } catch (IOException e) {
            requireEnded(process, e);
            return false;
        }
    }

    private static List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            processes.forEach(all::add);
        } catch (DirectoryIteratorException e) {
            throw new IOException("cannot list " + PROC + ": " + e.getMessage(), e);
        }
        return all;
    }

    private static List<String> stat(Path process) throws IOException {
        try {
            String line = new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            requireEnded(process, e);
            return List.of();
        }
    }

    /** A process that has ended meanwhile can't be read, and need not; one that can't be read for another reason is there. */
    private static void requireEnded(Path process, IOException failure) throws IOException {
        if (!Files.notExists(process)) {
            throw failure;
        }
    }
}
