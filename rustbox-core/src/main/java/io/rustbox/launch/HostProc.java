package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;

/** The {@code /proc} of this JVM and its PID namespace, held open: children of a sandbox can't reach either by a path. */
final class HostProc implements AutoCloseable {
    private final OwnedFd directory;
    private final OwnedFd pidNamespace;

    private HostProc(OwnedFd directory, OwnedFd pidNamespace) {
        this.directory = directory;
        this.pidNamespace = pidNamespace;
    }

    static HostProc open() throws SetupException {
        OwnedFd directory = KernelCall.descriptor("open /proc", "openat(\"/proc\", O_PATH)",
                Fcntl.openat(Fcntl.AT_FDCWD, "/proc", Fcntl.O_PATH | Fcntl.O_CLOEXEC, 0));
        try {
            return new HostProc(directory, KernelCall.descriptor("open own PID namespace", "openat(\"self/ns/pid\")",
                    Fcntl.openat(directory.number(), "self/ns/pid", Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, 0)));
        } catch (SetupException failure) {
            directory.close();
            throw failure;
        }
    }

    int directory() {
        return directory.number();
    }

    int pidNamespace() {
        return pidNamespace.number();
    }

    @Override
    public void close() {
        pidNamespace.close();
        directory.close();
    }
}
