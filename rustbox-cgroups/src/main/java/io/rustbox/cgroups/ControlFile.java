package io.rustbox.cgroups;

import static io.rustbox.cgroups.CgroupException.Operation.READ;
import static io.rustbox.cgroups.CgroupException.Operation.WRITE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads and writes control files. By {@code java.io}: a {@code FileChannel} is closed under its user when the thread is
 * interrupted, and costs more to open.
 */
final class ControlFile {
    private static final int USUAL_SIZE = 128;

    private ControlFile() {}

    /** The whole content, without the white space around it. */
    static String read(Path file) throws CgroupException {
        try {
            return readPlain(file);
        } catch (IOException e) {
            throw new CgroupException(READ, file, e, "see that the group still exists and this user may read it");
        }
    }

    static String readPlain(Path file) throws IOException {
        try (var in = new FileInputStream(file.toString())) {
            byte[] bytes = new byte[USUAL_SIZE];
            int size = Math.max(in.read(bytes), 0);
            // The kernel cuts short only what is longer than a page: a short first read was all, and saves a call.
            if (size == USUAL_SIZE) {
                bytes = concat(bytes, in.readAllBytes());
                size = bytes.length;
            }
            return text(bytes, size);
        }
    }

    /** The first {@code size} of {@code bytes} without the white space around them. */
    static String text(byte[] bytes, int size) {
        int first = 0;
        int end = size;
        while (first < end && isSpace(bytes[first])) {
            first++;
        }
        while (first < end && isSpace(bytes[end - 1])) {
            end--;
        }
        return new String(bytes, first, end - first, ISO_8859_1);
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    /** Opens for writing alone: {@code cgroup.kill} can't be read, by an ordinary user. */
    static void write(Path file, String value, String remedy) throws CgroupException {
        try (var out = new FileOutputStream(file.toString())) {
            out.write(value.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new CgroupException(WRITE, file, e, "value " + value + "; " + remedy);
        }
    }

    /** Writes a value and reads the file back, without the white space around it. */
    static String exchange(Path file, String value) throws CgroupException {
        try (var open = new RandomAccessFile(file.toString(), "rw")) {
            open.write(value.getBytes(ISO_8859_1));
            open.seek(0);
            byte[] bytes = new byte[64];
            return text(bytes, Math.max(open.read(bytes), 0));
        } catch (IOException e) {
            throw new CgroupException(WRITE, file, e, "value " + value + "; see that the kernel supports this limit");
        }
    }

    /** The words of a list such as {@code cgroup.controllers}. */
    static List<String> words(Path file) throws CgroupException {
        String text = read(file);
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    /** The pids in a {@code cgroup.procs}; 0 stands for a process that this PID namespace can't see. */
    static List<Integer> pids(Path file) throws CgroupException {
        String text = read(file);
        if (text.isEmpty()) {
            return List.of();
        }
        var pids = new ArrayList<Integer>();
        for (String line : text.split("\n", -1)) {
            try {
                pids.add(pid(line.strip()));
            } catch (NumberFormatException _) {
                throw unexpected(file, line);
            }
        }
        return pids;
    }

    /** A negative number would name a process group, or every process, to kill(2). */
    private static int pid(String text) {
        int pid = Integer.parseInt(text);
        if (pid < 0) {
            throw new NumberFormatException(text);
        }
        return pid;
    }

    /** The pids in a {@code cgroup.procs} without those that this PID namespace can't see. */
    static List<Integer> visiblePids(Path file) throws CgroupException {
        return pids(file).stream().filter(pid -> pid != 0).toList();
    }

    static CgroupException unexpected(Path file, String content) {
        return new CgroupException(
                READ,
                file,
                "unexpected content \"" + content + "\"",
                "see that a control group file system is mounted there");
    }
}
