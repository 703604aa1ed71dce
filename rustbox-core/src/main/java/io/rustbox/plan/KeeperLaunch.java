package io.rustbox.plan;

import java.util.Map;

/**
 * The plan of a keeper, with the places where its launch leaves what the JVM wants to know.
 *
 * @param pidfd the keeper's pidfd, an {@code int}
 * @param namespaces the text of {@code /proc/self/ns/…} by name
 */
public record KeeperLaunch(LaunchPlan plan, Block pidfd, Map<String, Block> namespaces) {}
