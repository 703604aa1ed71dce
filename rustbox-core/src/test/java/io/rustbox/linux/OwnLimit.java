package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A soft limit of this JVM, lowered until it is closed. */
public final class OwnLimit implements AutoCloseable {
    private final int resource;
    private final long before;

    private OwnLimit(int resource, long before) {
        this.resource = resource;
        this.before = before;
    }

    /** Lowers the soft limit on {@code resource} to {@code value}. */
    public static OwnLimit lower(int resource, long value) {
        return new OwnLimit(resource, exchange(resource, value));
    }

    private static long exchange(int resource, long soft) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment old = arena.allocate(2 * Long.BYTES, Long.BYTES);
            check(Libc.syscall(Syscall.PRLIMIT64, 0, resource, 0, old.address()));
            MemorySegment limit = arena.allocate(2 * Long.BYTES, Long.BYTES);
            limit.set(JAVA_LONG, 0, soft);
            limit.set(JAVA_LONG, Long.BYTES, old.get(JAVA_LONG, Long.BYTES));
            check(Libc.syscall(Syscall.PRLIMIT64, 0, resource, limit.address(), 0));
            return old.get(JAVA_LONG, 0);
        }
    }

    private static void check(long result) {
        if (result != 0) {
            throw new AssertionError("prlimit(2): " + result);
        }
    }

    @Override
    public void close() {
        var _ = exchange(resource, before);
    }
}
