package io.rustbox.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code <sys/resource.h>}: the resources of prlimit(2), used in launch tables, and getpriority(2). */
public final class Resource {
    public static final int RLIMIT_CPU = 0;
    public static final int RLIMIT_FSIZE = 1;
    public static final int RLIMIT_DATA = 2;
    public static final int RLIMIT_STACK = 3;
    public static final int RLIMIT_CORE = 4;
    public static final int RLIMIT_NPROC = 6;
    public static final int RLIMIT_NOFILE = 7;
    public static final int RLIMIT_MEMLOCK = 8;
    public static final int RLIMIT_MSGQUEUE = 12;

    public static final int PRIO_USER = 2;

    private Resource() {}

    // int getpriority(int which, id_t who);
    /** {@return 20 less the lowest nice value of those asked for, which is 1 to 40; {@code -ESRCH} if there are none} */
    public static int getpriority(int which, int who) {
        return (int) Libc.syscall(Syscall.GETPRIORITY, which, who);
    }

    // int prlimit(pid_t pid, int resource, const struct rlimit *new_limit, struct rlimit *old_limit);
    /** {@return our own hard limit on {@code resource}, which only CAP_SYS_RESOURCE may exceed; or {@code -errno}} */
    public static long hardLimit(int resource) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rlimit = arena.allocate(2 * Long.BYTES, Long.BYTES);
            long result = Libc.syscall(Syscall.PRLIMIT64, 0, resource, 0, rlimit.address());
            long hard = rlimit.get(ValueLayout.JAVA_LONG, Long.BYTES);
            return result != 0 ? result : hard < 0 ? Long.MAX_VALUE : hard; // RLIM_INFINITY is ~0UL
        }
    }
}
