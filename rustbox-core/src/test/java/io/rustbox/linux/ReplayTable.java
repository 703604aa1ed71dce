package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Rows for the replayer, laid out by hand: no plan between a test and the machine code. */
final class ReplayTable {
    private static final long MOST_ROWS = 16;
    private static final long MAX_ERRNO = 4095;

    private final MemorySegment header;
    private final MemorySegment rows;
    private long count;

    ReplayTable(Arena arena) {
        header = arena.allocate(Replayer.HEADER_SIZE, Long.BYTES);
        rows = arena.allocate(MOST_ROWS * Replayer.ROW_SIZE, Long.BYTES);
        header.set(JAVA_LONG, Replayer.HEADER_ROWS, rows.address());
        header.set(JAVA_LONG, Replayer.HEADER_BLOCKED, -1L);
    }

    /** Adds a row that has to succeed; {@return its index} */
    int call(String syscall, long... arguments) {
        return row(number(syscall), arguments);
    }

    private static int number(String syscall) {
        return io.rustbox.seccomp.Arch.current().syscallNumber(syscall).orElseThrow();
    }

    /** Adds a row without a call, whose result is {@code value}. */
    int value(long value) {
        return row(Replayer.NO_CALL, value);
    }

    private int row(long number, long... arguments) {
        int index = Math.toIntExact(count++);
        set(index, Replayer.ROW_NR, number);
        for (int i = 0; i < arguments.length; i++) {
            set(index, Replayer.ROW_ARGS + (long) i * Long.BYTES, arguments[i]);
        }
        return index;
    }

    /** The caller replays the rows so far, before the clone. */
    void cloneHere() {
        header.set(JAVA_LONG, Replayer.HEADER_BEFORE, rows.address());
        header.set(JAVA_LONG, Replayer.HEADER_ROWS, nextSegment());
    }

    /** The child replays the rows so far, the caller those to come. */
    void returnHere() {
        header.set(JAVA_LONG, Replayer.HEADER_AFTER, nextSegment());
    }

    private long nextSegment() {
        int first = Math.toIntExact(count);
        flag(first - 1, Replayer.LAST);
        return address(first);
    }

    private long address(int row) {
        return rows.address() + row * Replayer.ROW_SIZE;
    }

    /** Sets {@code flags} of a row besides those it has. */
    void flag(int row, long flags) {
        set(row, Replayer.ROW_FLAGS, get(row, Replayer.ROW_FLAGS) | flags);
    }

    void expect(int row, long value) {
        set(row, Replayer.ROW_EXPECTED, value);
        flag(row, Replayer.EXPECT);
    }

    /** Takes argument {@code number} of {@code row} from {@code address}. */
    void indirect(int row, int number, long address) {
        set(row, Replayer.ROW_ARGS + (long) number * Long.BYTES, address);
        flag(row, 1L << number);
    }

    void store(int row, long address) {
        set(row, Replayer.ROW_STORE, address);
    }

    /** {@return the address of the result of {@code row}} */
    long resultAddress(int row) {
        return address(row) + Replayer.ROW_RESULT;
    }

    long result(int row) {
        return get(row, Replayer.ROW_RESULT);
    }

    boolean done(int row) {
        return get(row, Replayer.ROW_DONE) == 1;
    }

    /** {@return the index of the row that ended the replay, or -1} */
    long failed() {
        long address = header.get(JAVA_LONG, Replayer.HEADER_FAILED);
        return address == 0 ? -1 : (address - rows.address()) / Replayer.ROW_SIZE;
    }

    /** Replays in the calling thread; {@return what the replayer returned} */
    long replay() {
        flag(Math.toIntExact(count - 1), Replayer.LAST);
        return Replayer.replay(header);
    }

    /** Replays in a child made by clone(2) with {@code flags}; {@return its pid, or -1 if a row before it failed} */
    int launch(long flags) {
        flag(Math.toIntExact(count - 1), Replayer.LAST);
        header.set(JAVA_LONG, Replayer.HEADER_FAILED, 0);
        header.set(JAVA_LONG, Replayer.HEADER_CLONE_NR, number("clone"));
        header.set(JAVA_LONG, Replayer.HEADER_CLONE_ARGS, flags);
        long pid = Replayer.launch(header);
        if (pid < 0 && pid >= -MAX_ERRNO && failed() == -1) {
            throw new AssertionError("clone(2): errno " + -pid);
        }
        return Math.toIntExact(pid);
    }

    private long get(int row, long field) {
        return rows.get(JAVA_LONG, row * Replayer.ROW_SIZE + field);
    }

    private void set(int row, long field, long value) {
        rows.set(JAVA_LONG, row * Replayer.ROW_SIZE + field, value);
    }
}
