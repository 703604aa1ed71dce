package io.rustbox.cgroups;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The control files that tell a run's figures, opened with its group: in a fresh folder to open a file costs several times
 * what reading it does, and a group is made ahead of its run. Not for {@code cgroup.procs}, of which an open file may
 * tell what it told before.
 */
final class OpenFiles implements AutoCloseable {
    private static final int USUAL_SIZE = 512;

    private final Map<Path, RandomAccessFile> open = new HashMap<>();
    private final byte[] bytes = new byte[USUAL_SIZE];

    /** Opens what can be opened; {@link #read} says what is wrong with the rest. */
    OpenFiles(Collection<Path> files) {
        for (Path file : files) {
            try {
                open.put(file, new RandomAccessFile(file.toString(), "r"));
            } catch (FileNotFoundException _) {
                // or not permitted: reading it is attempted, and fails with the reason
            }
        }
    }

    /** The whole content, without the white space around it. */
    synchronized String read(Path path) throws IOException {
        RandomAccessFile file = open.get(path);
        if (file == null) {
            return ControlFile.readPlain(path);
        }
        file.seek(0);
        int size = Math.max(file.read(bytes), 0);
        return size == USUAL_SIZE ? ControlFile.readPlain(path) : new String(bytes, 0, size, ISO_8859_1).strip();
    }

    @Override
    public synchronized void close() {
        for (RandomAccessFile file : open.values()) {
            try {
                file.close();
            } catch (IOException _) {
                // the descriptor is released whatever close(2) answers
            }
        }
        open.clear();
    }
}
