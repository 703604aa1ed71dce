package io.rustbox.evidence;

import java.util.Locale;

/** Where a fact that decided a verdict comes from. */
public enum EvidenceSource {
    /** Read-backs of the eight layers. */
    LAYERS,
    /** The kernel's answers to the launch table, or the failure before it. */
    LAUNCH,
    /** waitid(2). */
    WAIT_STATUS,
    /** getrusage(2) figures as waitid(2) gave them. */
    RUSAGE,
    /** {@code cpu.stat} of the run's control group (v1 {@code cpuacct.usage}). */
    CGROUP_CPU,
    /** {@code memory.events} of the run's control group (v1 {@code memory.oom_control}). */
    CGROUP_MEMORY,
    /** CLOCK_MONOTONIC. */
    MONOTONIC_CLOCK,
    /** What the supervisor did, with its time stamps. */
    SUPERVISOR_ACTIONS,
    /** Bytes read from the output pipes. */
    OUTPUT_COUNT,
    /** What the language's runtime wrote on standard error of its heap. */
    RUNTIME_REPORT,
    /** What was found of the files that were to be read back. */
    COLLECTED_FILES,
    /** A checker that compared the output with what was expected. */
    CHECKER;

    /** {@return the name used in JSON, {@code wait_status}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
