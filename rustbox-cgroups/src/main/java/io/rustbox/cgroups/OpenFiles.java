package io.rustbox.cgroups;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The control files that tell a run's figures, opened with its group: in a fresh folder to open a file costs several times
 * what reading it does, and a group is made ahead of its run. Not for {@code cgroup.procs}, of which an open file may
 * tell what it told before. They are known by name alone: each controller's begin with its own.
 */
final class OpenFiles implements AutoCloseable {
    private static final int USUAL_SIZE = 256;

    private final Map<String, RandomAccessFile> open = new HashMap<>();
    private final byte[] bytes = new byte[USUAL_SIZE];

    /** Opens what can be opened; {@link #read} says what is wrong with the rest. */
    synchronized void open(Path folder, List<String> names) {
        for (String name : names) {
            try {
                open.put(name, new RandomAccessFile(folder + "/" + name, "r"));
            } catch (FileNotFoundException _) {
                // or not permitted: reading it is attempted, and fails with the reason
            }
        }
    }

    /** The whole content, without the white space around it. */
    synchronized String read(Path folder, String name) throws IOException {
        RandomAccessFile file = open.get(name);
        if (file == null) {
            return ControlFile.readPlain(folder.resolve(name));
        }
        file.seek(0);
        int size = Math.max(file.read(bytes), 0);
        return size == USUAL_SIZE ? ControlFile.readPlain(folder.resolve(name)) : ControlFile.text(bytes, size);
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
