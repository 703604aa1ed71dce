package io.rustbox.launch;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Collected;
import io.rustbox.Command.Executable;
import io.rustbox.SetupException;
import io.rustbox.events.OperatorLog;
import io.rustbox.linux.Arch;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Unistd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The directory that a run works in, held by a descriptor: files are put in before the program starts and read back
 * after it ended, never through a path of the host.
 */
final class ScratchSpace implements AutoCloseable {
    private static final int EEXIST = 17;
    private static final int DIRECTORY_MODE = 0755;

    private final OwnedFd directory;
    private final String workingDirectory;
    private final OptionalInt owner;
    private final Optional<Path> hostPath;

    private ScratchSpace(OwnedFd directory, String workingDirectory, OptionalInt owner, Optional<Path> hostPath) {
        this.directory = directory;
        this.workingDirectory = workingDirectory;
        this.owner = owner;
        this.hostPath = hostPath;
    }

    /** {@return a fresh tmpfs of {@code owner}'s} */
    static ScratchSpace in(Tmpfs tmpfs, int owner) throws SetupException {
        return new ScratchSpace(tmpfs.detached(), "/box", OptionalInt.of(owner), Optional.empty());
    }

    /** {@return a private directory of the host, owned by {@code owner} if given; it is deleted on close} */
    static ScratchSpace directory(OptionalInt owner) throws SetupException {
        Path path = ScratchDirectory.create();
        try {
            int flags = Fcntl.O_RDONLY | Arch.current().O_DIRECTORY() | Arch.current().O_NOFOLLOW() | Fcntl.O_CLOEXEC;
            OwnedFd directory = KernelCall.descriptor("make scratch space", "openat(\"" + path + "\", O_DIRECTORY)",
                    Fcntl.openat(Fcntl.AT_FDCWD, path.toString(), flags, 0));
            return of(directory, path, owner);
        } catch (SetupException failure) {
            delete(path);
            throw failure;
        }
    }

    private static ScratchSpace of(OwnedFd directory, Path path, OptionalInt owner) throws SetupException {
        ScratchSpace space = new ScratchSpace(directory, path.toString(), owner, Optional.of(path));
        try {
            space.giveToOwner(directory, ".");
            return space;
        } catch (SetupException failure) {
            directory.close();
            throw failure;
        }
    }

    int descriptor() {
        return directory.number();
    }

    /** {@return the path by which the program knows it} */
    String workingDirectory() {
        return workingDirectory;
    }

    /** Writes {@code files}, with the directories on their way, as the program's own. */
    void put(List<BoxFile> files) throws SetupException {
        for (BoxFile file : files) {
            makeParents(file.path());
            int mode = file.executable() == Executable.YES ? 0755 : 0644;
            int flags = Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_EXCL | Fcntl.O_CLOEXEC | Arch.current().O_NOFOLLOW();
            String step = "put " + file.path();
            try (OwnedFd written = KernelCall.descriptor(step, "openat(\"" + file.path() + "\", O_CREAT|O_EXCL)",
                    Fcntl.openat(directory.number(), file.path(), flags, mode))) {
                MemoryFile.write(step, written, file.content());
                if (file.executable() == Executable.NO) {
                    giveToOwner(written, file.path());
                }
            }
            if (file.executable() == Executable.YES) {
                giveWhenReadyToExecute(file.path());
            }
        }
    }

    private void giveWhenReadyToExecute(String path) throws SetupException {
        int flags = Fcntl.O_RDONLY | Fcntl.O_CLOEXEC | Arch.current().O_NOFOLLOW();
        try (OwnedFd written = KernelCall.descriptor("put " + path, "openat(\"" + path + "\")",
                Fcntl.openat(directory.number(), path, flags, 0))) {
            LastWriter.awaitGone(written, path);
            giveToOwner(written, path);
        }
    }

    private void makeParents(String path) throws SetupException {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            int result = Fcntl.mkdirat(directory.number(), parent, DIRECTORY_MODE);
            if (result == -EEXIST) {
                continue;
            }
            KernelCall.check("put " + path, "mkdirat(\"" + parent + "\")", result);
            int flags = Fcntl.O_RDONLY | Arch.current().O_DIRECTORY() | Fcntl.O_CLOEXEC;
            try (OwnedFd made = KernelCall.descriptor("put " + path, "openat(\"" + parent + "\")",
                    Fcntl.openat(directory.number(), parent, flags, 0))) {
                giveToOwner(made, parent);
            }
        }
    }

    private void giveToOwner(OwnedFd file, String name) throws SetupException {
        if (owner.isPresent()) {
            int uid = owner.getAsInt();
            KernelCall.check("put " + name, "fchown(" + uid + ", " + uid + ")",
                    Unistd.fchown(file.number(), uid, uid));
        }
    }

    /** {@return what of {@code wanted} the program left} */
    LeftFiles read(List<Collected> wanted) {
        LeftFiles left = new LeftFiles(directory);
        wanted.forEach(left::read);
        return left;
    }

    @Override
    public void close() {
        directory.close();
        hostPath.ifPresent(ScratchSpace::delete);
    }

    /** Tries again to delete the directories that could not be deleted earlier. */
    static void discardUndeleted() {
        try {
            ScratchDirectory.discardUndeleted();
        } catch (IOException e) {
            OperatorLog.warn(ScratchSpace.class, "a scratch space stays: " + e.getMessage(), e);
        }
    }

    private static void delete(Path root) {
        try {
            ScratchDirectory.discard(root);
        } catch (IOException e) {
            OperatorLog.warn(ScratchSpace.class, "a scratch space stays: " + e.getMessage(), e);
        }
    }
}
