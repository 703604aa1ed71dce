package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * ppoll(2) over a few descriptors, and the time of its return. Both are taken in one native call: a JVM that stops its
 * threads for a garbage collection stops them before or after it, so a pause can delay what follows but not change the
 * time that is told. A first look, without waiting, tells what had already happened before the call; and a last, short
 * wait is for a process whose pipes have ended: the kernel closes them a little before it tells of the end itself.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/ppoll.2.html">ppoll(2)</a>
 */
public final class Poll {
    // struct pollfd { int fd; short events; short revents; };
    private static final long POLLFD_SIZE = 8;
    private static final long EVENTS = 4;
    private static final long REVENTS = 6;
    private static final short POLLIN = 1;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int IGNORED_DESCRIPTOR = -1;
    private static final int TIMESPEC_SIZE = 16;
    private static final int SIGSET_SIZE = 8;
    private static final int ROWS = 5;
    private static final int EINTR = 4;
    private static final long RESULT_OF_FIRST_LOOK = Replayer.ROW_SIZE + Replayer.ROW_RESULT;
    private static final long RESULT_OF_WAIT = 2 * Replayer.ROW_SIZE + Replayer.ROW_RESULT;
    private static final long RESULT_OF_LAST_LOOK = 3 * Replayer.ROW_SIZE + Replayer.ROW_RESULT;
    private static final long[] RESULTS = {RESULT_OF_FIRST_LOOK, RESULT_OF_WAIT, RESULT_OF_LAST_LOOK};
    private static final long LAST_LOOK_NANOS = 200_000;

    private final MemorySegment header;
    private final MemorySegment rows;
    private final MemorySegment descriptors;
    private final MemorySegment principal;
    private final MemorySegment timeout;
    private final MemorySegment begun;
    private final MemorySegment now;
    private long waitNanos;

    /** Room for {@code count} descriptors, none of them watched at first. */
    public Poll(int count, Arena arena) {
        SegmentAllocator room = SegmentAllocator.slicingAllocator(arena.allocate(size(count), Long.BYTES));
        header = room.allocate(Replayer.HEADER_SIZE, Long.BYTES);
        rows = room.allocate(ROWS * Replayer.ROW_SIZE, Long.BYTES);
        descriptors = room.allocate(count * POLLFD_SIZE, Long.BYTES);
        principal = room.allocate(POLLFD_SIZE, Long.BYTES);
        MemorySegment atOnce = room.allocate(TIMESPEC_SIZE, Long.BYTES);
        MemorySegment soon = room.allocate(TIMESPEC_SIZE, Long.BYTES);
        soon.set(JAVA_LONG, Long.BYTES, LAST_LOOK_NANOS);
        timeout = room.allocate(TIMESPEC_SIZE, Long.BYTES);
        begun = room.allocate(TIMESPEC_SIZE, Long.BYTES);
        now = room.allocate(TIMESPEC_SIZE, Long.BYTES);
        ignoreProcess();
        for (int i = 0; i < count; i++) {
            ignore(i);
            descriptors.set(JAVA_SHORT, i * POLLFD_SIZE + EVENTS, POLLIN);
        }
        // int clock_gettime(clockid_t clockid, struct timespec *tp);
        // int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo, const sigset_t *sigmask, size_t size);
        row(0, Syscall.CLOCK_GETTIME, 0, CLOCK_MONOTONIC, begun.address());
        row(1, Syscall.PPOLL, Replayer.IGNORE, principal.address(), 1, atOnce.address(), 0, SIGSET_SIZE);
        row(2, Syscall.PPOLL, Replayer.IGNORE, descriptors.address(), count, timeout.address(), 0, SIGSET_SIZE);
        row(3, Syscall.PPOLL, Replayer.IGNORE, principal.address(), 1, soon.address(), 0, SIGSET_SIZE);
        row(4, Syscall.CLOCK_GETTIME, Replayer.LAST, CLOCK_MONOTONIC, now.address());
        header.set(JAVA_LONG, Replayer.HEADER_ROWS, rows.address());
    }

    private static long size(int count) {
        long times = 5;
        return Replayer.HEADER_SIZE + ROWS * Replayer.ROW_SIZE + (count + 1L) * POLLFD_SIZE + times * TIMESPEC_SIZE;
    }

    private void row(int index, Syscall call, long flags, long... arguments) {
        MemorySegment row = rows.asSlice(index * Replayer.ROW_SIZE, Replayer.ROW_SIZE);
        row.set(JAVA_LONG, Replayer.ROW_NR, call.number(Arch.current()));
        row.set(JAVA_LONG, Replayer.ROW_FLAGS, flags);
        for (int i = 0; i < arguments.length; i++) {
            row.set(JAVA_LONG, Replayer.ROW_ARGS + (long) i * Long.BYTES, arguments[i]);
        }
    }

    /** Watches {@code fd} for input, or for its other end going away, as descriptor {@code index}. */
    public void watch(int index, int fd) {
        descriptors.set(JAVA_INT, index * POLLFD_SIZE, fd);
    }

    /** Watches {@code fd}, a pidfd, as descriptor {@code index}, with a first and a last look besides. */
    public void watchProcess(int index, int fd) {
        watch(index, fd);
        principal.set(JAVA_INT, 0, fd);
        principal.set(JAVA_SHORT, EVENTS, POLLIN);
    }

    /** Watches no process any more. */
    public void ignoreProcess() {
        principal.set(JAVA_INT, 0, IGNORED_DESCRIPTOR);
    }

    /** {@return whether the process had ended when the last {@link #await} returned} */
    public boolean processEnded() {
        return rows.get(JAVA_LONG, RESULT_OF_LAST_LOOK) > 0;
    }

    /** {@return whether the process had already ended when the last {@link #await} began} */
    public boolean processHadEnded() {
        return rows.get(JAVA_LONG, RESULT_OF_FIRST_LOOK) > 0;
    }

    /**
     * {@return CLOCK_MONOTONIC in nanoseconds when the process that is watched had certainly not ended yet, provided that it
     * had not when the last {@link #await} began} A wait that runs out ends with a look at everything, so the process was
     * there when the time was up. One that is ended by something else proves no more than its first look, however late it
     * returned.
     */
    public long aliveNanos() {
        boolean ranOut = rows.get(JAVA_LONG, RESULT_OF_WAIT) == 0;
        return nanos(begun) + (ranOut ? waitNanos : 0);
    }

    private static long nanos(MemorySegment timespec) {
        return timespec.get(JAVA_LONG, 0) * 1_000_000_000L + timespec.get(JAVA_LONG, Long.BYTES);
    }

    /** Watches nothing any more as descriptor {@code index}. */
    public void ignore(int index) {
        descriptors.set(JAVA_INT, index * POLLFD_SIZE, IGNORED_DESCRIPTOR);
        descriptors.set(JAVA_SHORT, index * POLLFD_SIZE + REVENTS, (short) 0);
    }

    /**
     * Waits until a descriptor is ready, {@code nanos} have passed or a signal came. Blocks the calling thread in native
     * code.
     *
     * @return CLOCK_MONOTONIC in nanoseconds right after
     */
    public long await(long nanos) {
        waitNanos = Math.max(nanos, 0);
        timeout.set(JAVA_LONG, 0, waitNanos / 1_000_000_000L);
        timeout.set(JAVA_LONG, Long.BYTES, waitNanos % 1_000_000_000L);
        var _ = Replayer.replay(header);
        return nanos(now);
    }

    /** {@return 0, or {@code -errno} if the kernel refused to look or to wait in the last {@link #await}} */
    public int result() {
        for (long place : RESULTS) {
            long result = rows.get(JAVA_LONG, place);
            if (result < 0 && result != -EINTR) {
                return (int) result;
            }
        }
        return 0;
    }

    /** {@return whether descriptor {@code index} was ready at the last {@link #await}} */
    public boolean ready(int index) {
        return rows.get(JAVA_LONG, RESULT_OF_WAIT) > 0
                && descriptors.get(JAVA_SHORT, index * POLLFD_SIZE + REVENTS) != 0;
    }
}
