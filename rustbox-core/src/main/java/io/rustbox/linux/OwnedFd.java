package io.rustbox.linux;

import java.util.concurrent.atomic.AtomicInteger;

/** A descriptor that this process must close. Closing twice does nothing; using it after that is a defect. */
public final class OwnedFd implements AutoCloseable {
    private static final int GONE = -1;
    private final AtomicInteger fd;

    /** Takes over {@code fd}, which a system call has just returned. */
    public OwnedFd(int fd) {
        if (fd < 0) {
            throw new IllegalArgumentException("not a descriptor: " + fd);
        }
        this.fd = new AtomicInteger(fd);
    }

    /** {@return the number, for a system call or a launch table, while this object stays open} */
    public int number() {
        int owned = fd.get();
        if (owned == GONE) {
            throw new IllegalStateException("descriptor already closed");
        }
        return owned;
    }

    public boolean isOpen() {
        return fd.get() != GONE;
    }

    @Override
    public void close() {
        int owned = fd.getAndSet(GONE);
        if (owned != GONE) {
            var _ = Unistd.close(owned); // Linux releases the descriptor whatever the answer
        }
    }
}
