package io.rustbox.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the limits that a run touched without their deciding its outcome. Nothing is said of an indeterminate run. */
final class LimitsHit {
    private LimitsHit() {}

    static List<Limit> of(Evidence evidence, Outcome outcome) {
        if (outcome instanceof Outcome.Indeterminate) {
            return List.of();
        }
        Set<Limit> hit = touched(evidence);
        decidedBy(outcome).ifPresent(hit::remove);
        return List.copyOf(hit);
    }

    private static Set<Limit> touched(Evidence evidence) {
        Set<Limit> hit = EnumSet.noneOf(Limit.class);
        if (Rules.cpuLimitReached(evidence)) {
            hit.add(Limit.CPU);
        }
        if (Rules.wallLimitReached(evidence)) {
            hit.add(Limit.WALL);
        }
        evidence.cgroup().ifPresent(group -> {
            if (positive(group.memoryMaxEvents()) || positive(group.oomKills())) {
                hit.add(Limit.MEMORY);
            }
            if (positive(group.pidsFailures())) {
                hit.add(Limit.PROCESS);
            }
        });
        long output = evidence.limits().outputBytes();
        if (evidence.stdout().exceeds(output) || evidence.stderr().exceeds(output)) {
            hit.add(Limit.OUTPUT);
        }
        if (Ending.bySignal(evidence, Ending.SIGXFSZ)) {
            hit.add(Limit.FILE_SIZE);
        }
        return hit;
    }

    private static Optional<Limit> decidedBy(Outcome outcome) {
        return switch (outcome) {
            case Outcome.CpuTimeLimit _ -> Optional.of(Limit.CPU);
            case Outcome.WallTimeLimit _ -> Optional.of(Limit.WALL);
            case Outcome.MemoryLimit _, Outcome.RuntimeHeapLimit _ -> Optional.of(Limit.MEMORY);
            case Outcome.OutputLimit _ -> Optional.of(Limit.OUTPUT);
            case Outcome.FileSizeLimit _ -> Optional.of(Limit.FILE_SIZE);
            case Outcome.Exited _,Outcome.Signaled _,Outcome.ForbiddenSyscall _,Outcome.Cancelled _, Outcome.Indeterminate _ ->
                Optional.empty();
        };
    }

    private static boolean positive(OptionalLong figure) {
        return figure.orElse(0) > 0;
    }
}
