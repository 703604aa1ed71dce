package io.rustbox.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code <linux/sched.h>}: flags and arguments of clone3(2). */
public final class Sched {
    public static final long CLONE_VM = 0x100;
    public static final long CLONE_PIDFD = 0x1000;
    public static final long CLONE_VFORK = 0x4000;
    public static final long CLONE_PARENT = 0x8000;
    public static final long CLONE_NEWNS = 0x20000;
    public static final long CLONE_NEWCGROUP = 0x2000000;
    public static final long CLONE_NEWUTS = 0x4000000;
    public static final long CLONE_NEWIPC = 0x8000000;
    public static final long CLONE_NEWPID = 0x20000000;
    public static final long CLONE_NEWNET = 0x40000000;
    public static final long CLONE_CLEAR_SIGHAND = 0x100000000L;
    public static final long CLONE_INTO_CGROUP = 0x200000000L;

    // struct clone_args { __aligned_u64 flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls,
    //                     set_tid, set_tid_size, cgroup; };
    public static final int CLONE_ARGS_SIZE = 88;
    public static final int CLONE_ARGS_FLAGS = 0;
    public static final int CLONE_ARGS_PIDFD = 8;
    public static final int CLONE_ARGS_EXIT_SIGNAL = 32;
    public static final int CLONE_ARGS_CGROUP = 80;

    private static final int CPU_SET_SIZE = 1024;

    private Sched() {}

    // int sched_getaffinity(pid_t pid, size_t cpusetsize, cpu_set_t *mask);
    /** {@return on how many CPUs this process may run, or {@code -errno}} */
    public static int affinityCount() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment set = arena.allocate(CPU_SET_SIZE, Long.BYTES);
            int result = (int) Libc.syscall(Syscall.SCHED_GETAFFINITY, 0, CPU_SET_SIZE, set.address());
            if (result < 0) {
                return result;
            }
            int count = 0;
            for (long offset = 0; offset < result; offset += Long.BYTES) {
                count += Long.bitCount(set.get(ValueLayout.JAVA_LONG, offset));
            }
            return count;
        }
    }
}
