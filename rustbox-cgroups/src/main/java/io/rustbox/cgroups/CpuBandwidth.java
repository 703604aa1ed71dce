package io.rustbox.cgroups;

import java.time.Duration;

/**
 * The CPU time that a group may use in each period; when it is used up the group is held until the period ends. The
 * kernel counts in whole microseconds and takes periods from 1 ms to 1 s and quotas from 1 ms; fractions are dropped.
 *
 * @param quota CPU time per period, over all CPUs: twice the period means two CPUs
 * @param period the length of a period
 */
public record CpuBandwidth(Duration quota, Duration period) {
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX_PERIOD = Duration.ofSeconds(1);

    // kernel/sched/core.c: max_cfs_runtime = MAX_BW * NSEC_PER_USEC, with MAX_BW of 44 bits
    private static final Duration MAX_QUOTA = Duration.ofMillis(((1L << 44) - 1) / 1_000);

    /** Checks the kernel's bounds. */
    public CpuBandwidth {
        if (quota.compareTo(MIN) < 0 || quota.compareTo(MAX_QUOTA) > 0) {
            throw new IllegalArgumentException("quota " + quota + " is outside the kernel's 1 ms to " + MAX_QUOTA);
        }
        if (period.compareTo(MIN) < 0 || period.compareTo(MAX_PERIOD) > 0) {
            throw new IllegalArgumentException("period " + period + " is outside the kernel's 1 ms to 1 s");
        }
    }

    /**
     * {@return a bandwidth with the kernel's default period of 100 ms}
     *
     * @param quota CPU time per period
     */
    public static CpuBandwidth per100Millis(Duration quota) {
        return new CpuBandwidth(quota, Duration.ofMillis(100));
    }

    long quotaMicros() {
        return quota.toNanos() / 1_000;
    }

    long periodMicros() {
        return period.toNanos() / 1_000;
    }
}
