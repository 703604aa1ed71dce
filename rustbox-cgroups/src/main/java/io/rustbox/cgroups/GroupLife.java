package io.rustbox.cgroups;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What a run group holds until it is closed: open files and its folders. */
final class GroupLife {
    private final Host host;
    private final OpenCounter counter;
    private final OpenFiles files;
    private final List<Path> folders;
    // Not a monitor: removal may wait, and a virtual thread that waits in a monitor keeps its carrier.
    private final ReentrantLock closing = new ReentrantLock();
    private volatile boolean closed;

    GroupLife(Host host, OpenCounter counter, OpenFiles files, List<Path> folders) {
        this.host = host;
        this.counter = counter;
        this.files = files;
        this.folders = folders;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("group " + folders.getFirst() + " is closed");
        }
    }

    /** A repeated call finds removed folders removed. */
    void close() throws CgroupException {
        closing.lock();
        try {
            closed = true;
            var failures = new Failures();
            failures.attempt(counter::close);
            files.close();
            failures.attempt(() -> Removal.removeAll(host, folders));
            failures.throwFirst();
        } finally {
            closing.unlock();
        }
    }
}
