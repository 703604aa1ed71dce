package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** The limits in force during a run; sizes in bytes. */
public record LimitSnapshot(
        Duration cpu,
        Duration wall,
        long memoryBytes,
        int processes,
        int openFiles,
        long fileSizeBytes,
        long stackBytes,
        long outputBytes,
        long scratchBytes) {
    public LimitSnapshot {
        requireNonNull(cpu, "cpu");
        requireNonNull(wall, "wall");
    }
}
