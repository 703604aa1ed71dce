package io.rustbox.launch;

import io.rustbox.Command.Collected;
import io.rustbox.Errno;
import io.rustbox.SetupException;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.evidence.FileEvidence.State;
import io.rustbox.linux.Arch;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Stat;
import io.rustbox.linux.Unistd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads back what a program left in its scratch space: regular files with one name. Each is opened beneath the directory's
 * descriptor with no link followed on the way, so that nothing that the program planted leads elsewhere.
 */
final class LeftFiles {
    private static final int ENOENT = 2;
    private static final int ENXIO = 6;
    private static final int EACCES = 13;
    private static final int EXDEV = 18;
    private static final int ENODEV = 19;
    private static final int ENOTDIR = 20;
    private static final int ENAMETOOLONG = 36;
    private static final int ELOOP = 40;
    private static final int READ_CHUNK = 1 << 16;
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 32;
    private static final long NOTHING_BUT_WHAT_LIES_BELOW =
            Fcntl.RESOLVE_BENEATH | Fcntl.RESOLVE_NO_SYMLINKS | Fcntl.RESOLVE_NO_MAGICLINKS;

    private final OwnedFd directory;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final List<FileEvidence> evidence = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    LeftFiles(OwnedFd directory) {
        this.directory = directory;
    }

    /** {@return what was read, by path} */
    Map<String, byte[]> contents() {
        return contents;
    }

    /** {@return what became of each file or folder that was to be read} */
    List<FileEvidence> evidence() {
        return evidence;
    }

    /** {@return what could not be read, and why} */
    List<String> errors() {
        return errors;
    }

    void read(Collected wanted) {
        Map<String, byte[]> read = new LinkedHashMap<>();
        State state;
        try {
            state = switch (wanted.kind()) {
                case FILE -> readFile(wanted.path(), wanted.maxBytes(), read);
                case FOLDER -> readFolder(wanted, read);
            };
        } catch (SetupException | IOException e) {
            errors.add("collect " + wanted.path() + ": " + e.getMessage());
            state = State.UNREADABLE;
        }
        if (state != State.READ) {
            read.clear();
        }
        contents.putAll(read);
        evidence.add(new FileEvidence(wanted.path(), state, bytes(read)));
    }

    private State readFile(String path, long most, Map<String, byte[]> read) throws SetupException {
        int fd = open(path, Fcntl.O_NONBLOCK);
        if (fd < 0) {
            return missing(path, fd);
        }
        try (OwnedFd file = new OwnedFd(fd)) {
            return Stat.isRegularFileWithOneName(fd) ? readUpTo(most, file, path, read) : State.NOT_REGULAR;
        }
    }

    private static State readUpTo(long most, OwnedFd file, String path, Map<String, byte[]> read)
            throws SetupException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(READ_CHUNK);
            while (true) {
                int count = KernelCall.count(
                        "collect " + path, "read(" + READ_CHUNK + ")", Unistd.read(file.number(), chunk));
                if (count == 0) {
                    read.put(path, content.toByteArray());
                    return State.READ;
                }
                if (content.size() + count > most) {
                    return State.TOO_LARGE;
                }
                content.writeBytes(chunk.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
            }
        }
    }

    /** Every process of the run is gone, so what is listed stays as it is while it is read. */
    private State readFolder(Collected wanted, Map<String, byte[]> read) throws SetupException, IOException {
        List<String> folders = new ArrayList<>(List.of(wanted.path()));
        while (!folders.isEmpty()) {
            String folder = folders.removeLast();
            int fd = open(folder, Arch.current().O_DIRECTORY());
            if (fd < 0) {
                return missing(folder, fd);
            }
            try (OwnedFd opened = new OwnedFd(fd)) {
                for (String name : names(opened)) {
                    String path = folder + "/" + name;
                    State state = isFolder(path)
                            ? State.READ
                            : readFile(path, wanted.maxBytes() - bytes(read), read);
                    if (state != State.READ) {
                        return state;
                    }
                    if (!read.containsKey(path)) {
                        folders.add(path);
                    }
                    if (read.size() + folders.size() > MOST_FILES || depth(path) > DEEPEST) {
                        return State.TOO_LARGE;
                    }
                }
            }
        }
        return read.isEmpty() ? State.ABSENT : State.READ;
    }

    /** The descriptor's own entry in {@code /proc} is the one link that is followed: no path of the program's is. */
    private static List<String> names(OwnedFd folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc/self/fd/" + folder.number()))) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
                if (names.size() > MOST_FILES) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count() + 1;
    }

    private boolean isFolder(String path) {
        int fd = open(path, Arch.current().O_DIRECTORY());
        if (fd < 0) {
            return false;
        }
        new OwnedFd(fd).close();
        return true;
    }

    private int open(String path, int flags) {
        return Fcntl.openat2(directory.number(), path, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC | flags, 0,
                NOTHING_BUT_WHAT_LIES_BELOW);
    }

    /**
     * {@return what the program left there, if that is why it can't be opened}
     *
     * @throws SetupException if the reason is ours: the program is not to blame then
     */
    private static State missing(String path, int result) throws SetupException {
        return switch (-result) {
            case ENOENT -> State.ABSENT;
            // a link, a socket, a device, a file on the way, a name too long
            case ELOOP, EXDEV, ENXIO, ENODEV, ENOTDIR, EACCES, ENAMETOOLONG -> State.NOT_REGULAR;
            default -> throw new SetupException(
                    "collect " + path, "openat2(\"" + path + "\", RESOLVE_BENEATH)", new Errno(-result));
        };
    }

    private static long bytes(Map<String, byte[]> read) {
        return read.values().stream().mapToLong(content -> content.length).sum();
    }
}
