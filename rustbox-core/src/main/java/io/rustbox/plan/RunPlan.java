package io.rustbox.plan;

import java.util.Map;
import java.util.Optional;

/**
 * The plan of a run, with the places where its rows leave what becomes evidence.
 *
 * @param executed CLOCK_MONOTONIC as a {@code struct timespec}, right before the program is executed
 * @param namespaces the text of {@code /proc/self/ns/…} by name; empty in permissive mode
 * @param membership the text of {@code /proc/self/cgroup}, seen before the cgroup namespace is entered
 */
public record RunPlan(LaunchPlan launch, Block executed, Map<String, Block> namespaces, Optional<Block> membership) {
    /** The row from which on the seccomp filter judges our own rows too. */
    public static final String FILTER = "install seccomp filter";

    /** Room for the text of a namespace link, {@code cgroup:[4026531835]}. */
    static final int NAMESPACE_LINK_SIZE = 64;

    /** Room for {@code /proc/self/cgroup}; a longer text is cut. */
    static final int MEMBERSHIP_SIZE = 4096;
}
