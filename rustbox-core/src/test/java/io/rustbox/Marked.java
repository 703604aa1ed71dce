package io.rustbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that bears a mark: its OOM score adjustment, which every descendant inherits, into whatever namespaces it goes
 * and whoever adopts it.
 *
 * @param line its {@code /proc/PID/stat}
 */
record Marked(long pid, String line) {
    static final int FIRST_MARK = 300;

    // fields of /proc/PID/stat after the command's closing parenthesis
    private static final int STATE = 0;
    private static final int SESSION = 3;

    /** {@return {@code java}, a JVM's command line, for a JVM with a mark and one more option} */
    static List<String> command(int mark, List<String> java, String option) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "echo $0 > /proc/self/oom_score_adj; exec \"$@\"", "" + mark));
        command.addAll(java);
        command.add(5, option);
        return command;
    }

    /** {@return the processes with that mark, zombies included} */
    static List<Marked> by(int mark) {
        List<Marked> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (read(process.resolve("oom_score_adj")).strip().equals(Integer.toString(mark))) {
                    found.add(new Marked(
                            Long.parseLong(process.getFileName().toString()), read(process.resolve("stat"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.removeIf(Marked::isGone);
        return found;
    }

    private boolean isGone() {
        return line.isEmpty() || field(STATE).equals("X");
    }

    boolean isZombie() {
        return !line.isEmpty() && field(STATE).equals("Z");
    }

    /** {@return whether it leads a session, as a program that was launched does} */
    boolean isLeader() {
        return field(SESSION).equals(Long.toString(pid));
    }

    @Override
    public String toString() {
        return pid + line.substring(line.indexOf(' '), line.lastIndexOf(')') + 1) + " " + field(STATE);
    }

    private String field(int index) {
        return line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[index];
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended meanwhile
        }
    }
}
