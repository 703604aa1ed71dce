package io.rustbox.linux;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Replays a table of system calls with machine code: in a vfork child ({@link #launch}), where no Java and no libc may
 * run, or in the calling thread ({@link #replay}), where it makes several calls with nothing of the JVM between them.
 *
 * <p>The layouts below are those of {@code replayer-*.s}. Both methods act on the calling thread and block it in native
 * code, so they are called on platform threads.
 */
public final class Replayer {
    // struct header
    public static final long HEADER_ROWS = 0;
    public static final long HEADER_FAILED = 8;
    public static final long HEADER_CLONE_NR = 16;
    public static final long HEADER_CLONE_ARGS = 24;
    public static final long HEADER_BLOCKED = 64;
    public static final long HEADER_BEFORE = 80;
    public static final long HEADER_AFTER = 88;
    public static final long HEADER_SIZE = 104;

    // struct row
    public static final long ROW_NR = 0;
    public static final long ROW_ARGS = 8;
    public static final long ROW_FLAGS = 56;
    public static final long ROW_EXPECTED = 64;
    public static final long ROW_STORE = 72;
    public static final long ROW_RESULT = 80;
    public static final long ROW_DONE = 88;
    public static final long ROW_SIZE = 96;

    /** As {@code NR}: makes no call; the result is the first argument. */
    public static final long NO_CALL = -1;

    // flags; bits 0 to 5: that argument is the address of its value
    public static final long IGNORE = 1 << 6;
    public static final long EXPECT = 1 << 7;
    public static final long LAST = 1 << 8;

    private static final long REPLAY_OFFSET = 8;
    private static final MethodHandle LAUNCH;
    private static final MethodHandle REPLAY;

    static {
        long address = MachineCode.map(MachineCode.load("replayer", Arch.current()));
        LAUNCH = Linking.code(address);
        REPLAY = Linking.code(address + REPLAY_OFFSET);
    }

    private Replayer() {}

    /**
     * Clones a child that replays the rows, and returns once it has executed a program or ended. The calling thread itself
     * replays the rows of {@link #HEADER_BEFORE} first, and those of {@link #HEADER_AFTER} last, whatever became of the
     * others.
     *
     * @return what the clone returned in the parent; -1 if a row before it failed
     */
    public static long launch(MemorySegment header) {
        try {
            return (long) LAUNCH.invokeExact(header);
        } catch (Throwable thrown) {
            throw Linking.unexpected(thrown);
        }
    }

    /** Replays the rows in the calling thread; returns 0, or the result that ended it early. */
    public static long replay(MemorySegment header) {
        try {
            return (long) REPLAY.invokeExact(header);
        } catch (Throwable thrown) {
            throw Linking.unexpected(thrown);
        }
    }
}
