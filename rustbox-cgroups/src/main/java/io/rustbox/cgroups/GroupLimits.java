package io.rustbox.cgroups;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run may use. An absent limit is not set: the kernel's default for a fresh group, which is no limit, stays in
 * force (the limits of the groups above apply as always). A group with a memory limit may not swap, where the kernel
 * accounts swap.
 *
 * @param memoryBytes anonymous memory, page cache and kernel memory together; the kernel rounds down to whole pages
 * @param processes processes and threads that may exist at a time, zombies included
 * @param cpuBandwidth CPU time per period
 */
public record GroupLimits(OptionalLong memoryBytes, OptionalLong processes, Optional<CpuBandwidth> cpuBandwidth) {
    // <linux/threads.h>: #define PID_MAX_LIMIT (... (sizeof(long) > 4 ? 4 * 1024 * 1024 : PID_MAX_DEFAULT))
    private static final long PID_MAX_LIMIT = 4 * 1024 * 1024;

    // The largest page of the supported CPUs: a smaller limit could be rounded down to nothing.
    private static final long LARGEST_PAGE = 64 * 1024;

    /** Checks that the limits are such as the kernel accepts. */
    public GroupLimits {
        memoryBytes.ifPresent(bytes -> requireAtLeast("memory limit in bytes", LARGEST_PAGE, bytes));
        processes.ifPresent(count -> {
            requireAtLeast("process limit", 1, count);
            if (count > PID_MAX_LIMIT) {
                throw new IllegalArgumentException(
                        "process limit " + count + " is above the kernel's " + PID_MAX_LIMIT);
            }
        });
        requireNonNull(cpuBandwidth, "cpuBandwidth");
    }

    /** {@return no limits at all} */
    public static GroupLimits none() {
        return new GroupLimits(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /**
     * {@return these limits with a memory limit}
     *
     * @param bytes the limit, 65 536 at least
     */
    public GroupLimits memoryBytes(long bytes) {
        return new GroupLimits(OptionalLong.of(bytes), processes, cpuBandwidth);
    }

    /**
     * {@return these limits with a limit on processes and threads}
     *
     * @param count the limit, from 1 to 4 194 304
     */
    public GroupLimits processes(long count) {
        return new GroupLimits(memoryBytes, OptionalLong.of(count), cpuBandwidth);
    }

    /**
     * {@return these limits with a CPU bandwidth}
     *
     * @param bandwidth the CPU time per period
     */
    public GroupLimits cpuBandwidth(CpuBandwidth bandwidth) {
        return new GroupLimits(memoryBytes, processes, Optional.of(bandwidth));
    }

    private static void requireAtLeast(String what, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is " + value + ", at least " + least + " is needed");
        }
    }
}
