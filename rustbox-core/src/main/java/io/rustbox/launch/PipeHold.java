package io.rustbox.launch;

import io.rustbox.Pipe;
import io.rustbox.linux.OwnedFd;

/** A duplicate of a pipe's write end. */
public final class PipeHold implements Pipe.Hold {
    private final OwnedFd writeEnd;

    PipeHold(OwnedFd writeEnd) {
        this.writeEnd = writeEnd;
    }

    @Override
    public void close() {
        writeEnd.close();
    }
}
