package io.rustbox.launch;

import io.rustbox.Pipe;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Poll;
import io.rustbox.linux.Unistd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A duplicate of a pipe's read end. */
public final class PipeDrain implements Pipe.Drain {
    private static final int CHUNK = 1 << 16;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final OwnedFd readEnd;

    PipeDrain(OwnedFd readEnd) {
        this.readEnd = readEnd;
    }

    @Override
    public void untilWritersEnd() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(CHUNK);
            Poll poll = new Poll(1, arena);
            poll.watch(0, readEnd.number());
            long read;
            do {
                read = Unistd.read(readEnd.number(), chunk);
                if (read == -EAGAIN) {
                    // the program shares the open file, and may have set O_NONBLOCK on it
                    var _ = poll.await(PAUSE_NANOS);
                }
            } while (read > 0 || read == -EINTR || read == -EAGAIN);
        }
    }

    @Override
    public void close() {
        readEnd.close();
    }
}
