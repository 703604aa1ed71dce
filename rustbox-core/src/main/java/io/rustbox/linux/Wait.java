package io.rustbox.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code <sys/wait.h>}: waitid(2) as the kernel has it, with its fifth parameter. */
public final class Wait {
    public static final int P_PID = 1;
    public static final int P_PIDFD = 3;
    public static final int WNOHANG = 1;
    public static final int WEXITED = 4;
    public static final int WNOWAIT = 0x01000000;
    /** Waits for children of any exit signal. */
    public static final int __WALL = 0x40000000;

    public static final int CLD_EXITED = 1;
    public static final int CLD_KILLED = 2;
    public static final int CLD_DUMPED = 3;

    // siginfo_t: si_signo@0, si_errno@4, si_code@8, pad, si_pid@16, si_uid@20, si_status@24
    private static final long SIGINFO_SIZE = 128;
    private static final long SI_CODE = 8;
    private static final long SI_PID = 16;
    private static final long SI_STATUS = 24;

    // struct rusage { struct timeval ru_utime, ru_stime; long ru_maxrss, ru_ixrss, ru_idrss, ru_isrss, ru_minflt,
    //                 ru_majflt, ru_nswap, ru_inblock, ru_oublock, ru_msgsnd, ru_msgrcv, ru_nsignals, ru_nvcsw, ru_nivcsw; };
    private static final long RUSAGE_SIZE = 144;

    /** Goes with its thread; a run asks several times. */
    private static final ThreadLocal<MemorySegment> THREADS_ANSWER =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(SIGINFO_SIZE + RUSAGE_SIZE, Long.BYTES));

    private Wait() {}

    /**
     * What the kernel said of a child that ended.
     *
     * @param code {@code CLD_EXITED}, {@code CLD_KILLED} or {@code CLD_DUMPED}
     * @param status the exit status or the signal
     * @param userMicros user CPU time of the child and the descendants it waited for, likewise the next three
     */
    public record Ended(
            int pid,
            int code,
            int status,
            long userMicros,
            long systemMicros,
            long minorFaults,
            long majorFaults,
            long voluntarySwitches,
            long involuntarySwitches) {}

    /** The result of one waitid(2): {@code result} is 0 or {@code -errno}; {@code ended.pid()} is 0 if none has ended. */
    public record Waited(int result, Ended ended) {}

    // int waitid(idtype_t idtype, id_t id, siginfo_t *infop, int options, struct rusage *ru);
    public static Waited waitid(int idType, int id, int options) {
        MemorySegment answer = THREADS_ANSWER.get().fill((byte) 0);
        MemorySegment info = answer.asSlice(0, SIGINFO_SIZE);
        MemorySegment usage = answer.asSlice(SIGINFO_SIZE);
        int result = (int) Libc.syscall(Syscall.WAITID, idType, id, info.address(), options, usage.address(), 0);
        return new Waited(result, ended(info, usage));
    }

    private static Ended ended(MemorySegment info, MemorySegment usage) {
        return new Ended(
                info.get(ValueLayout.JAVA_INT, SI_PID),
                info.get(ValueLayout.JAVA_INT, SI_CODE),
                info.get(ValueLayout.JAVA_INT, SI_STATUS),
                usageLong(usage, 0) * 1_000_000 + usageLong(usage, 1),
                usageLong(usage, 2) * 1_000_000 + usageLong(usage, 3),
                usageLong(usage, 8),
                usageLong(usage, 9),
                usageLong(usage, 16),
                usageLong(usage, 17));
    }

    private static long usageLong(MemorySegment usage, int index) {
        return usage.getAtIndex(ValueLayout.JAVA_LONG, index);
    }
}
