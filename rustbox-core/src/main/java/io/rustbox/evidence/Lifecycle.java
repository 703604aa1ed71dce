package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The processes of a run.
 *
 * @param pid the program's process id as the host sees it
 * @param leftovers processes found alive in the run's control group or process group after the program had ended
 * @param keeper what became of the sandbox's keeper
 */
public record Lifecycle(int pid, List<Integer> leftovers, Keeper keeper) {
    /** What became of the process that holds the sandbox's namespaces. */
    public enum Keeper {
        /** It outlived a clean run and serves the next one. */
        KEPT,
        /** It was killed, and with it every process of the PID namespace. */
        DISCARDED,
        /** It was found dead and nobody of us had killed it. */
        DIED,
        /** There is none in permissive mode. */
        NONE
    }

    public Lifecycle {
        requireNonNull(leftovers, "leftovers");
        requireNonNull(keeper, "keeper");
        leftovers = List.copyOf(leftovers);
    }
}
