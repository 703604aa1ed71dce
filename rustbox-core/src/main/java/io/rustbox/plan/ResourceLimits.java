package io.rustbox.plan;

import static io.rustbox.plan.Argument.flags;
import static io.rustbox.plan.Argument.none;
import static io.rustbox.plan.Argument.number;

import io.rustbox.Limits;
import io.rustbox.linux.Resource;
import io.rustbox.linux.Syscall;
import java.util.List;

/**
 * The limits that the kernel holds for each process, soft and hard alike.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2)</a>
 */
final class ResourceLimits {
    private record Limit(String name, int resource, long value) {}

    private ResourceLimits() {}

    static void forEveryProcess(RowList rows, Limits limits) {
        List<Limit> all = List.of(
                new Limit("RLIMIT_CPU", Resource.RLIMIT_CPU, cpuSeconds(limits)),
                new Limit("RLIMIT_FSIZE", Resource.RLIMIT_FSIZE, limits.fileSizeBytes()),
                new Limit("RLIMIT_STACK", Resource.RLIMIT_STACK, limits.stackBytes()),
                new Limit("RLIMIT_CORE", Resource.RLIMIT_CORE, 0),
                new Limit("RLIMIT_NOFILE", Resource.RLIMIT_NOFILE, limits.openFiles()),
                new Limit("RLIMIT_MEMLOCK", Resource.RLIMIT_MEMLOCK, 0),
                new Limit("RLIMIT_MSGQUEUE", Resource.RLIMIT_MSGQUEUE, 0));
        all.forEach(limit -> set(rows, limit));
    }

    /** Counts every process of the uid, wherever it runs, until it has been waited for. */
    static void processes(RowList rows, long count) {
        set(rows, new Limit("RLIMIT_NPROC", Resource.RLIMIT_NPROC, count));
    }

    /** The same, with a number that each launch brings along. */
    static void processes(RowList rows, Slot limit) {
        Block rlimit = Block.room(2 * Long.BYTES).holding(0, limit).holding(Long.BYTES, limit);
        set(rows, "RLIMIT_NPROC", Resource.RLIMIT_NPROC, rlimit, limit.text());
    }

    /**
     * Memory where no control group can bound it: what a process may write to and has not shared, touched or not. So it
     * has to have room for the stacks of threads, of which libc makes each as large as RLIMIT_STACK.
     */
    static void data(RowList rows, long bytes) {
        set(rows, new Limit("RLIMIT_DATA", Resource.RLIMIT_DATA, bytes));
    }

    /** A second more than the budget, rounded up: the backstop behind the supervisor, whole seconds being its grain. */
    private static long cpuSeconds(Limits limits) {
        return limits.cpu().plusMillis(999).toSeconds() + 1;
    }

    private static void set(RowList rows, Limit limit) {
        Block rlimit = Block.room(2 * Long.BYTES).with(0, limit.value()).with(Long.BYTES, limit.value());
        set(rows, limit.name(), limit.resource(), rlimit, Long.toString(limit.value()));
    }

    // int prlimit(pid_t pid, int resource, const struct rlimit *new_limit, struct rlimit *old_limit);
    private static void set(RowList rows, String name, int resource, Block rlimit, String value) {
        rows.call("set " + name, Syscall.PRLIMIT64, number(0), flags(resource, name),
                Argument.address(rlimit, "{" + value + ", " + value + "}"), none());
    }
}
