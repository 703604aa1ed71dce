package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * getrusage(2) figures of the program and of the descendants that it waited for, as waitid(2) gave them.
 *
 * <p>{@code ru_maxrss} is not among them: the kernel carries it over from before exec, when the program's process still
 * shared the JVM's memory, so it would tell of the JVM.
 */
public record ResourceUsage(
        Duration user,
        Duration system,
        long minorFaults,
        long majorFaults,
        long voluntarySwitches,
        long involuntarySwitches) {
    public ResourceUsage {
        requireNonNull(user, "user");
        requireNonNull(system, "system");
    }
}
