package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the run's own control group showed after the run. A figure that this kernel does not offer is empty; one that
 * could not be read is also named in {@link Evidence#collectionErrors()}.
 *
 * @param backend {@code v1} or {@code v2}
 * @param memoryMaxEvents how often usage ran into the limit (v2 {@code memory.events} max, v1 {@code memory.failcnt})
 * @param oomEvents how often the group was out of memory (v2 only)
 * @param oomKills how many processes the OOM killer ended in the group
 * @param pidsFailures how many forks the process limit refused
 */
public record CgroupEvidence(
        String backend,
        Optional<Duration> cpuUsage,
        Optional<Duration> cpuUser,
        Optional<Duration> cpuSystem,
        Optional<Duration> throttled,
        OptionalLong memoryPeakBytes,
        OptionalLong memoryMaxEvents,
        OptionalLong oomEvents,
        OptionalLong oomKills,
        OptionalLong pidsPeak,
        OptionalLong pidsFailures) {
    public CgroupEvidence {
        requireNonNull(backend, "backend");
        requireNonNull(cpuUsage, "cpuUsage");
        requireNonNull(cpuUser, "cpuUser");
        requireNonNull(cpuSystem, "cpuSystem");
        requireNonNull(throttled, "throttled");
        requireNonNull(memoryPeakBytes, "memoryPeakBytes");
        requireNonNull(memoryMaxEvents, "memoryMaxEvents");
        requireNonNull(oomEvents, "oomEvents");
        requireNonNull(oomKills, "oomKills");
        requireNonNull(pidsPeak, "pidsPeak");
        requireNonNull(pidsFailures, "pidsFailures");
    }
}
