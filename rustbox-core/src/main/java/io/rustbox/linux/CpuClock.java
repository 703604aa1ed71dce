package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;

/** The CPU-time clock of another process, all its threads together: clock_getcpuclockid(3). */
public final class CpuClock {
    // <linux/posix-timers_types.h>: CPUCLOCK_SCHED of a whole process, pid in the upper bits
    private static final int CPUCLOCK_SCHED = 2;
    private static final int PID_SHIFT = 3;

    private CpuClock() {}

    /** {@return CPU time used so far in nanoseconds; empty if there is no such process} */
    public static OptionalLong nanos(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(16, Long.BYTES);
            int clock = ~pid << PID_SHIFT | CPUCLOCK_SCHED;
            long result = Libc.syscall(Syscall.CLOCK_GETTIME, clock, time.address());
            return result == 0
                    ? OptionalLong.of(time.get(JAVA_LONG, 0) * 1_000_000_000L + time.get(JAVA_LONG, Long.BYTES))
                    : OptionalLong.empty();
        }
    }
}
