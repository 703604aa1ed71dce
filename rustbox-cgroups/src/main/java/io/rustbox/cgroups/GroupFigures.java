package io.rustbox.cgroups;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the kernel counted for a group and all processes that were ever in it. A figure that could not be had is empty:
 * either this kernel doesn't count it ({@link #notOffered()}) or reading failed ({@link #errors()}). Nothing is filled
 * in.
 *
 * @param cpuUsage CPU time; v1 {@code cpuacct.usage}, v2 {@code cpu.stat usage_usec}
 * @param cpuUser its part in user mode; v1 {@code cpuacct.stat user} in steps of 10 ms, v2 {@code cpu.stat user_usec}
 * @param cpuSystem its part in the kernel; v1 {@code cpuacct.stat system} in steps of 10 ms, v2
 *     {@code cpu.stat system_usec}
 * @param throttling how {@link CpuBandwidth} held the group back; empty without one; {@code cpu.stat}
 * @param memoryPeakBytes the most memory in use at a time; v1 {@code memory.max_usage_in_bytes}, v2 {@code memory.peak}
 *     (Linux 5.19)
 * @param memoryLimitHits how often memory use was about to pass the limit and pages had to be reclaimed; v1
 *     {@code memory.memsw.failcnt}, whose 0 says nothing since some kernels (6.18) don't count there, or
 *     {@code memory.failcnt} without swap accounting; v2 {@code memory.events max}. Page cache alone can do that: it
 *     decides nothing
 * @param outOfMemory how often reclaim was not enough and the OOM killer was called upon; v2 {@code memory.events oom};
 *     v1 doesn't count it
 * @param oomKills processes that the OOM killer ended; v1 {@code memory.oom_control oom_kill}, v2
 *     {@code memory.events oom_kill}
 * @param processPeak the most processes and threads at a time; {@code pids.peak} (Linux 6.1; v1 too)
 * @param processLimitHits how often a fork or clone failed because of the limit; {@code pids.events max}
 * @param errors files that should have been read and could not be
 * @param notOffered names of files that this kernel doesn't have, or has without counting there
 */
public record GroupFigures(
        Optional<Duration> cpuUsage,
        Optional<Duration> cpuUser,
        Optional<Duration> cpuSystem,
        Optional<Throttling> throttling,
        OptionalLong memoryPeakBytes,
        OptionalLong memoryLimitHits,
        OptionalLong outOfMemory,
        OptionalLong oomKills,
        OptionalLong processPeak,
        OptionalLong processLimitHits,
        List<CollectionError> errors,
        List<String> notOffered) {

    /** Copies the lists. */
    public GroupFigures {
        errors = List.copyOf(errors);
        notOffered = List.copyOf(notOffered);
    }

    /**
     * How often and for how long the group was held because its quota was used up.
     *
     * @param periods periods in which it was held
     * @param time the total time its CPUs were held
     */
    public record Throttling(long periods, Duration time) {}

    /**
     * A figure that should have been there.
     *
     * @param file the control file
     * @param reason why it could not be read or understood
     */
    public record CollectionError(Path file, String reason) {}
}
