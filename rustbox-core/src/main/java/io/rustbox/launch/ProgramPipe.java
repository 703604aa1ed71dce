package io.rustbox.launch;

import io.rustbox.Pipe;
import io.rustbox.SetupException;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Unistd;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The two ends of a pipe, each of which is handed over once. */
public final class ProgramPipe implements Pipe {
    private final AtomicReference<@Nullable OwnedFd> readEnd;
    private final AtomicReference<@Nullable OwnedFd> writeEnd;

    private ProgramPipe(int readEnd, int writeEnd) {
        this.readEnd = new AtomicReference<>(new OwnedFd(readEnd));
        this.writeEnd = new AtomicReference<>(new OwnedFd(writeEnd));
    }

    public static ProgramPipe open() throws SetupException {
        int[] ends = new int[2];
        KernelCall.check("make pipe", "pipe2(O_CLOEXEC)", Unistd.pipe2(ends, Fcntl.O_CLOEXEC));
        return new ProgramPipe(ends[0], ends[1]);
    }

    /** {@return the end to read from, which is the caller's from now on} */
    OwnedFd takeReadEnd() {
        return take(readEnd, "the read end");
    }

    /** {@return the end to write to, which is the caller's from now on} */
    OwnedFd takeWriteEnd() {
        return take(writeEnd, "the write end");
    }

    @Override
    public PipeDrain drain() throws SetupException {
        return new PipeDrain(duplicate(readEnd, "the read end"));
    }

    @Override
    public PipeHold hold() throws SetupException {
        return new PipeHold(duplicate(writeEnd, "the write end"));
    }

    @Override
    public void closeWriteEnd() {
        release(writeEnd);
    }

    @Override
    public void close() {
        release(readEnd);
        release(writeEnd);
    }

    private static OwnedFd duplicate(AtomicReference<@Nullable OwnedFd> end, String name) throws SetupException {
        OwnedFd ours = end.get();
        if (ours == null) {
            throw new IllegalStateException(name + " of this pipe has been taken, or the pipe is closed");
        }
        return KernelCall.descriptor("keep pipe", "fcntl(F_DUPFD_CLOEXEC)",
                Fcntl.fcntl(ours.number(), Fcntl.F_DUPFD_CLOEXEC, 0));
    }

    private static OwnedFd take(AtomicReference<@Nullable OwnedFd> end, String name) {
        OwnedFd taken = end.getAndSet(null);
        if (taken == null) {
            throw new IllegalStateException(name + " of this pipe belongs to another command, or the pipe is closed");
        }
        return taken;
    }

    private static void release(AtomicReference<@Nullable OwnedFd> end) {
        OwnedFd left = end.getAndSet(null);
        if (left != null) {
            left.close();
        }
    }
}
