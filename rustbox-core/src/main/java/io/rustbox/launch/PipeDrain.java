package io.rustbox.launch;

import io.rustbox.Pipe;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Unistd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A duplicate of a pipe's read end. */
public final class PipeDrain implements Pipe.Drain {
    private static final int CHUNK = 1 << 16;
    private static final int EINTR = 4;

    private final OwnedFd readEnd;

    PipeDrain(OwnedFd readEnd) {
        this.readEnd = readEnd;
    }

    @Override
    public void untilWritersEnd() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(CHUNK);
            long read;
            do {
                read = Unistd.read(readEnd.number(), chunk);
            } while (read > 0 || read == -EINTR);
        }
    }

    @Override
    public void close() {
        readEnd.close();
    }
}
