package io.rustbox.launch;

import io.rustbox.Command.Input;
import io.rustbox.SetupException;
import io.rustbox.evidence.Mode;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.Mount;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Stat;
import java.nio.file.Path;

/** Opens what a program reads on standard input: seekable, mappable, read-only, unless it is a pipe. */
final class StandardInput {
    private static final String STEP = "open stdin";
    private static final int READ_ONLY_TREE = Mount.MOUNT_ATTR_RDONLY
            | Mount.MOUNT_ATTR_NOSUID
            | Mount.MOUNT_ATTR_NODEV
            | Mount.MOUNT_ATTR_NOEXEC;

    private StandardInput() {}

    static OwnedFd open(Input input, Mode mode) throws SetupException {
        return switch (input) {
            case Input.Bytes(byte[] content) -> MemoryFile.readOnly("stdin", content);
            case Input.FromPipe(ProgramPipe pipe) -> pipe.takeReadEnd();
            case Input.FromFile(Path path) -> {
                try (OwnedFd file = place(path, mode)) {
                    yield reopen(file, path);
                }
            }
        };
    }

    /**
     * The file itself, not opened yet: a FIFO would block, and from a directory a program could walk the host. In
     * strict mode it is seen through a mount of its own that is read-only: by {@code /proc/self/fd/0} a program can
     * open its standard input once more, and for writing if the file's permissions allow that, however private its
     * directory is.
     */
    private static OwnedFd place(Path path, Mode mode) throws SetupException {
        return switch (mode) {
            case PERMISSIVE -> KernelCall.descriptor(STEP, "openat(\"" + path + "\", O_PATH)",
                    Fcntl.openat(Fcntl.AT_FDCWD, path.toString(), Fcntl.O_PATH | Fcntl.O_CLOEXEC, 0));
            case STRICT -> {
                OwnedFd tree = KernelCall.descriptor(STEP, "open_tree(\"" + path + "\", OPEN_TREE_CLONE)",
                        Mount.open_tree(Fcntl.AT_FDCWD, path.toString(),
                                Mount.OPEN_TREE_CLONE | Mount.OPEN_TREE_CLOEXEC));
                try {
                    KernelCall.check(STEP, "mount_setattr(RDONLY|NOSUID|NODEV|NOEXEC)",
                            Mount.mount_setattr(tree.number(), READ_ONLY_TREE));
                    yield tree;
                } catch (SetupException failure) {
                    tree.close();
                    throw failure;
                }
            }
        };
    }

    private static OwnedFd reopen(OwnedFd file, Path path) throws SetupException {
        if (!Stat.isRegularFile(file.number())) {
            throw new SetupException(STEP, path + " is not a regular file");
        }
        return KernelCall.descriptor(STEP, "openat(\"" + path + "\", O_RDONLY)",
                Fcntl.openat(Fcntl.AT_FDCWD, "/proc/self/fd/" + file.number(), Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, 0));
    }
}
