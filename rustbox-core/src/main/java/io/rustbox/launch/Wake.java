package io.rustbox.launch;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.rustbox.Errno;
import io.rustbox.SetupException;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Unistd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Wakes a supervisor from any thread: an eventfd that is set once, and never again after it was closed. */
final class Wake implements AutoCloseable {
    // <sys/eventfd.h>: EFD_CLOEXEC and EFD_NONBLOCK are O_CLOEXEC and O_NONBLOCK
    private static final int FLAGS = Fcntl.O_CLOEXEC | Fcntl.O_NONBLOCK;

    private final OwnedFd event;

    private Wake(OwnedFd event) {
        this.event = event;
    }

    static Wake open() throws SetupException {
        return new Wake(KernelCall.descriptor("watch for cancellation", "eventfd2(0)", Unistd.eventfd(0, FLAGS)));
    }

    int descriptor() {
        return event.number();
    }

    synchronized void up() {
        if (!event.isOpen()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(Long.BYTES, Long.BYTES);
            one.set(JAVA_LONG, 0, 1);
            long written = Unistd.write(event.number(), one);
            if (written < 0) {
                throw new IllegalStateException("write(2) to an eventfd: " + new Errno((int) -written));
            }
        }
    }

    @Override
    public synchronized void close() {
        event.close();
    }
}
