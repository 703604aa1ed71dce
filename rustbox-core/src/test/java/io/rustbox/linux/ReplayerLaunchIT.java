package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.Leftovers;
import io.rustbox.testing.Pace;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the replayer does in children that share the JVM's memory. */
@ExtendWith(Leftovers.class)
class ReplayerLaunchIT {
    private static final long CHILD = Sched.CLONE_VM | Sched.CLONE_VFORK | Signal.SIGCHLD;
    private static final long NO_DESCRIPTOR = -1;
    private static final long EBADF = 9;
    private static final int P_ALL = 0;
    private static final int LAUNCHES = 10_000;
    private static final Duration RENAMING_PATIENCE = Pace.stretched(Duration.ofSeconds(5));

    private final Arena arena = Arena.ofConfined();
    private final ReplayTable table = new ReplayTable(arena);

    @AfterEach
    void release() {
        arena.close();
    }

    @Test
    void launch_rowsThatHold_areReplayedInAChild() {
        int getpid = table.call("getpid");
        int pid = table.launch(CHILD);
        assertThat(pid).isPositive().isNotEqualTo((int) ProcessHandle.current().pid());
        assertThat(table.result(getpid)).isEqualTo(pid);
        assertThat(table.failed()).isEqualTo(-1);
        assertExited(pid);
    }

    @Test
    void launch_rowThatFails_endsTheChildThere() {
        int failing = table.call("close", NO_DESCRIPTOR);
        int next = table.call("getpid");
        int pid = table.launch(CHILD);
        assertThat(table.failed()).isEqualTo(failing);
        assertThat(table.result(failing)).isEqualTo(-EBADF);
        assertThat(table.done(next)).isFalse();
        assertExited(pid);
    }

    @Test
    void launch_programExecuted_returnsWhileItRuns() throws Exception {
        MemorySegment path = arena.allocateFrom("/bin/cat");
        MemorySegment arguments = arena.allocate(JAVA_LONG, 2);
        arguments.set(JAVA_LONG, 0, path.address());
        int[] ends = new int[2];
        assertThat(Unistd.pipe2(ends, Fcntl.O_CLOEXEC)).isZero();
        OwnedFd write = new OwnedFd(ends[1]);
        int pid;
        try (OwnedFd read = new OwnedFd(ends[0])) {
            int dup = table.call("dup3", read.number(), 0, 0);
            int execute = table.call("execve", path.address(), arguments.address(), 0);
            pid = table.launch(CHILD);
            assertThat(table.done(dup)).isTrue();
            assertThat(table.done(execute)).as("an exec that worked records nothing").isFalse();
            assertThat(Wait.waitid(Wait.P_PID, pid, Wait.WEXITED | Wait.WNOHANG).ended().pid()).isZero();
            assertThat(nameOnceExecuted(pid)).isEqualTo("cat\n");
        } finally {
            write.close();
        }
        assertExited(pid);
    }

    @Test
    void launch_rowsAroundTheClone_areReplayedInTheCaller() {
        int self = (int) ProcessHandle.current().pid();
        int before = table.call("getpid");
        table.cloneHere();
        int child = table.call("getpid");
        int parent = table.call("getppid");
        table.returnHere();
        int after = table.call("getpid");
        int last = table.call("getppid");
        int pid = table.launch(CHILD);
        assertThat(table.result(before)).isEqualTo(self);
        assertThat(table.result(child)).isEqualTo(pid);
        assertThat(table.result(parent)).isEqualTo(self);
        assertThat(table.result(after)).isEqualTo(self);
        assertThat(table.done(last)).isTrue();
        assertThat(table.failed()).isEqualTo(-1);
        assertExited(pid);
    }

    @Test
    void launch_rowBeforeTheClone_isDoneWhenTheChildStarts() {
        MemorySegment name = arena.allocateFrom("before");
        int open = table.call("memfd_create", name.address(), Mman.MFD_CLOEXEC);
        table.cloneHere();
        int write = table.call("write", 0, name.address(), 6);
        table.indirect(write, 0, table.resultAddress(open));
        table.returnHere();
        int close = table.call("close", 0);
        table.indirect(close, 0, table.resultAddress(open));
        int pid = table.launch(CHILD);
        assertThat(table.result(write)).isEqualTo(6);
        assertThat(table.result(close)).isZero();
        assertExited(pid);
    }

    @Test
    void launch_rowBeforeTheCloneFails_clonesNothingAndReplaysTheRowsAfterIt() {
        int failing = table.call("close", NO_DESCRIPTOR);
        int next = table.call("getpid");
        table.cloneHere();
        int child = table.call("getpid");
        table.returnHere();
        int after = table.call("getpid");
        assertThat(table.launch(CHILD)).isEqualTo(-1);
        assertThat(table.failed()).isEqualTo(failing);
        assertThat(table.done(next)).isFalse();
        assertThat(table.done(child)).isFalse();
        assertThat(table.done(after)).isTrue();
        assertThat(Wait.waitid(P_ALL, 0, Wait.WEXITED | Wait.WNOHANG).ended().pid()).as("a child").isZero();
    }

    @Test
    void launch_childFails_replaysTheRowsAfterIt() {
        int before = table.call("getpid");
        table.cloneHere();
        int failing = table.call("close", NO_DESCRIPTOR);
        table.returnHere();
        int after = table.call("getpid");
        int pid = table.launch(CHILD);
        assertThat(table.done(before)).isTrue();
        assertThat(table.failed()).isEqualTo(failing);
        assertThat(table.done(after)).isTrue();
        assertExited(pid);
    }

    @Test
    void launch_rowAfterTheChildFails_isWhatFailed() {
        int child = table.call("getpid");
        table.returnHere();
        int failing = table.call("close", NO_DESCRIPTOR);
        int next = table.call("getpid");
        int pid = table.launch(CHILD);
        assertThat(table.result(child)).isEqualTo(pid);
        assertThat(table.failed()).isEqualTo(failing);
        assertThat(table.done(next)).isFalse();
        assertExited(pid);
    }

    @Test
    void launch_childKilledInTheMiddle_leavesTheNextRowUndone() {
        int getpid = table.call("getpid");
        int kill = table.call("kill", 0, Signal.SIGKILL);
        table.indirect(kill, 0, table.resultAddress(getpid));
        int next = table.call("getpid");
        int pid = table.launch(CHILD);
        assertThat(table.done(getpid)).isTrue();
        assertThat(table.done(next)).isFalse();
        assertThat(table.failed()).as("nothing failed; it just ended").isEqualTo(-1);
        Wait.Ended ended = Wait.waitid(Wait.P_PID, pid, Wait.WEXITED).ended();
        assertThat(ended.code()).isEqualTo(Wait.CLD_KILLED);
        assertThat(ended.status()).isEqualTo(Signal.SIGKILL);
    }

    @Test
    void launch_around_blocksAllSignalsInTheChildAndRestoresOurs() throws Exception {
        String before = ownMask();
        MemorySegment mask = arena.allocate(JAVA_LONG);
        int read = table.call("rt_sigprocmask", Signal.SIG_SETMASK, 0, mask.address(), Signal.SIGSET_SIZE);
        int pid = table.launch(CHILD);
        assertThat(table.result(read)).isZero();
        assertThat(mask.get(JAVA_LONG, 0)).as("all but SIGKILL and SIGSTOP").isEqualTo(~(1L << 8 | 1L << 18));
        assertThat(ownMask()).isEqualTo(before);
        assertExited(pid);
    }

    /** A register or a stack slot that a launch spoils shows up sooner or later in compiled code around it. */
    @Test
    void launch_manyTimes_leavesTheJvmHealthy() {
        int getpid = table.call("getpid");
        long a = 1;
        long b = 2;
        double c = 0.5;
        long sum = 0;
        for (int i = 0; i < LAUNCHES; i++) {
            int pid = table.launch(CHILD);
            a = a * 31 + i;
            b ^= a + i;
            c += 1.0;
            sum += table.result(getpid) - pid;
            Wait.Waited waited = Wait.waitid(Wait.P_PID, pid, Wait.WEXITED);
            sum += waited.result() + waited.ended().status();
        }
        assertThat(sum).isZero();
        assertThat(c).isEqualTo(LAUNCHES + 0.5);
        long expectedA = 1;
        long expectedB = 2;
        for (int i = 0; i < LAUNCHES; i++) {
            expectedA = expectedA * 31 + i;
            expectedB ^= expectedA + i;
        }
        assertThat(a).isEqualTo(expectedA);
        assertThat(b).isEqualTo(expectedB);
    }

    /** The parent of a vfork goes on when exec has let go of its memory, which is a moment before the process is renamed. */
    private static String nameOnceExecuted(int pid) throws IOException {
        Path comm = Path.of("/proc", Integer.toString(pid), "comm");
        long deadline = System.nanoTime() + RENAMING_PATIENCE.toNanos();
        String name = Files.readString(comm);
        while (!name.equals("cat\n") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            name = Files.readString(comm);
        }
        return name;
    }

    private static String ownMask() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/thread-self/status"))) {
            return lines.filter(line -> line.startsWith("SigBlk:")).findFirst().orElseThrow();
        }
    }

    private static void assertExited(int pid) {
        Wait.Waited waited = Wait.waitid(Wait.P_PID, pid, Wait.WEXITED);
        assertThat(waited.result()).as("waitid of %d, a child of ours", pid).isZero();
        assertThat(waited.ended().code()).isEqualTo(Wait.CLD_EXITED);
        assertThat(waited.ended().status()).isZero();
    }
}
