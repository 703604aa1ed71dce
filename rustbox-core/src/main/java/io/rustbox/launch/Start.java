package io.rustbox.launch;

import io.rustbox.Command;

/**
 * How a run began.
 *
 * @param beginNanos CLOCK_MONOTONIC when it was asked for
 * @param executedNanos CLOCK_MONOTONIC right before the program was executed
 */
record Start(
        Enclosure enclosure,
        Command command,
        RunResources resources,
        LaunchTable table,
        LaunchTable.Launched launched,
        long beginNanos,
        long executedNanos) {}
