package io.rustbox.launch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.rustbox.linux.Replayer;
import io.rustbox.linux.Sched;
import io.rustbox.plan.Argument;
import java.lang.foreign.MemorySegment;

/** Spoils a launch table that is already laid out, until it is closed. */
final class Sabotage implements AutoCloseable {
    /** No system call has this number: the kernel answers ENOSYS. */
    private static final long NO_SUCH_CALL = 0xffff;

    private static final long FIRST_ARGUMENT_IS_INDIRECT = 1;

    private final MemorySegment place;
    private final byte[] original;

    private Sabotage(MemorySegment place) {
        this.place = place;
        this.original = place.toArray(JAVA_BYTE);
    }

    /** The kernel doesn't know the call of {@code row}. */
    static Sabotage unknownCall(LaunchTable table, int row) {
        Sabotage sabotage = new Sabotage(table.row(row));
        sabotage.place.set(JAVA_LONG, Replayer.ROW_NR, NO_SUCH_CALL);
        return sabotage;
    }

    /** The call of {@code row} isn't made, and yet seems to have answered {@code result}. */
    static Sabotage pretending(LaunchTable table, int row, long result) {
        Sabotage sabotage = new Sabotage(table.row(row));
        long flags = sabotage.place.get(JAVA_LONG, Replayer.ROW_FLAGS);
        sabotage.place.set(JAVA_LONG, Replayer.ROW_FLAGS, flags & ~FIRST_ARGUMENT_IS_INDIRECT);
        sabotage.place.set(JAVA_LONG, Replayer.ROW_NR, Replayer.NO_CALL);
        sabotage.place.set(JAVA_LONG, Replayer.ROW_ARGS, result);
        return sabotage;
    }

    /** The kernel doesn't know the call that clones the child. */
    static Sabotage unknownClone(LaunchTable table) {
        Sabotage sabotage = new Sabotage(table.header());
        sabotage.place.set(JAVA_LONG, Replayer.HEADER_CLONE_NR, NO_SUCH_CALL);
        return sabotage;
    }

    /** The child is cloned without {@code flag}. */
    static Sabotage cloningWithout(LaunchTable table, long flag) {
        Argument.Address arguments = (Argument.Address) table.plan().cloning().arguments().getFirst();
        Sabotage sabotage = new Sabotage(table.memory(arguments.block()));
        long flags = sabotage.place.get(JAVA_LONG, Sched.CLONE_ARGS_FLAGS);
        sabotage.place.set(JAVA_LONG, Sched.CLONE_ARGS_FLAGS, flags & ~flag);
        return sabotage;
    }

    @Override
    public void close() {
        MemorySegment.copy(original, 0, place, JAVA_BYTE, 0, original.length);
    }
}
