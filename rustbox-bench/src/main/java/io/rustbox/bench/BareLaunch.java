package io.rustbox.bench;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.rustbox.linux.Arch;
import io.rustbox.linux.Replayer;
import io.rustbox.linux.Sched;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Syscall;
import io.rustbox.linux.Wait;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A launch table of one row, {@code execve}: what the replayer takes without any isolation. */
final class BareLaunch implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment header = arena.allocate(Replayer.HEADER_SIZE, Long.BYTES);

    BareLaunch(String program) {
        MemorySegment clone = arena.allocate(Sched.CLONE_ARGS_SIZE, Long.BYTES);
        long flags = Sched.CLONE_VM | Sched.CLONE_VFORK | Sched.CLONE_CLEAR_SIGHAND;
        clone.set(JAVA_LONG, Sched.CLONE_ARGS_FLAGS, flags);
        clone.set(JAVA_LONG, Sched.CLONE_ARGS_EXIT_SIGNAL, Signal.SIGCHLD);
        header.set(JAVA_LONG, Replayer.HEADER_CLONE_NR, Syscall.CLONE3.number(Arch.current()));
        header.set(JAVA_LONG, Replayer.HEADER_CLONE_ARGS, clone.address());
        header.set(JAVA_LONG, Replayer.HEADER_CLONE_ARGS + Long.BYTES, Sched.CLONE_ARGS_SIZE);
        header.set(JAVA_LONG, Replayer.HEADER_BLOCKED, -1L);
        header.set(JAVA_LONG, Replayer.HEADER_ROWS, execute(program).address());
    }

    private MemorySegment execute(String program) {
        MemorySegment path = arena.allocateFrom(program);
        MemorySegment arguments = arena.allocate(2L * Long.BYTES, Long.BYTES);
        arguments.set(JAVA_LONG, 0, path.address());
        MemorySegment row = arena.allocate(Replayer.ROW_SIZE, Long.BYTES);
        row.set(JAVA_LONG, Replayer.ROW_NR, Syscall.EXECVE.number(Arch.current()));
        row.set(JAVA_LONG, Replayer.ROW_ARGS, path.address());
        row.set(JAVA_LONG, Replayer.ROW_ARGS + Long.BYTES, arguments.address());
        row.set(JAVA_LONG, Replayer.ROW_ARGS + 2L * Long.BYTES, arguments.address() + Long.BYTES);
        row.set(JAVA_LONG, Replayer.ROW_FLAGS, Replayer.LAST);
        return row;
    }

    /** Runs the program to its end; {@return its exit status} */
    int run() {
        long pid = Replayer.launch(header);
        Wait.Waited waited = Wait.waitid(Wait.P_PID, (int) pid, Wait.WEXITED | Wait.__WALL);
        if (pid < 0 || waited.result() != 0 || waited.ended().code() != Wait.CLD_EXITED) {
            throw new IllegalStateException("launch " + pid + ", " + waited);
        }
        return waited.ended().status();
    }

    @Override
    public void close() {
        arena.close();
    }
}
