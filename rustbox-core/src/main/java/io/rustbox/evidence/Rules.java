package io.rustbox.evidence;

import static io.rustbox.evidence.EvidenceSource.CGROUP_CPU;
import static io.rustbox.evidence.EvidenceSource.CGROUP_MEMORY;
import static io.rustbox.evidence.EvidenceSource.LAYERS;
import static io.rustbox.evidence.EvidenceSource.MONOTONIC_CLOCK;
import static io.rustbox.evidence.EvidenceSource.OUTPUT_COUNT;
import static io.rustbox.evidence.EvidenceSource.RUNTIME_REPORT;
import static io.rustbox.evidence.EvidenceSource.RUSAGE;
import static io.rustbox.evidence.EvidenceSource.SUPERVISOR_ACTIONS;
import static io.rustbox.evidence.EvidenceSource.WAIT_STATUS;

import io.rustbox.evidence.Outcome.Failure;
import io.rustbox.evidence.Outcome.OutputStreamName;
import io.rustbox.evidence.SupervisorAction.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules of the {@link Classifier}. The order is part of their meaning: each may rely on the earlier ones. */
final class Rules {
    static final List<Rule> IN_ORDER = List.of(
            new Rule("layer_missing", on(LAYERS), Rules::layerMissing, Facts::layers),
            new Rule("termination_missing", on(WAIT_STATUS), Rules::terminationMissing, Facts::ending),
            new Rule("cancelled", on(SUPERVISOR_ACTIONS, WAIT_STATUS), Rules::cancelled, Facts::kill),
            new Rule("cpu_figure_missing", Rules::cpuSource, Rules::cpuFigureMissing, Facts::cpu),
            new Rule("oom_figure_missing", on(CGROUP_MEMORY), Rules::oomFigureMissing, Facts::oom),
            new Rule("cpu_limit", Rules::cpuSource, Rules::cpuLimit, Facts::cpu),
            new Rule("supervisor_suspended", on(MONOTONIC_CLOCK, SUPERVISOR_ACTIONS), Rules::suspended, Facts::wall),
            new Rule("wall_limit", on(MONOTONIC_CLOCK, SUPERVISOR_ACTIONS), Rules::wallLimit, Facts::wall),
            new Rule("host_out_of_memory", on(CGROUP_MEMORY), Rules::hostOutOfMemory, Facts::oom),
            new Rule("oom_kill", on(CGROUP_MEMORY), Rules::oomKill, Facts::oom),
            new Rule("runtime_heap", on(WAIT_STATUS, RUNTIME_REPORT), Rules::runtimeHeap, Facts::heap),
            new Rule("output_limit", on(OUTPUT_COUNT), Rules::outputLimit, Facts::output),
            new Rule("keeper_died", on(SUPERVISOR_ACTIONS, WAIT_STATUS), Rules::keeperDied, Facts::keeper),
            new Rule("unproven_kill", on(SUPERVISOR_ACTIONS, WAIT_STATUS), Rules::unprovenKill, Facts::kill),
            new Rule("file_size_limit", on(WAIT_STATUS), Rules::fileSizeLimit, Facts::ending),
            new Rule("forbidden_syscall", on(WAIT_STATUS, LAYERS), Rules::forbiddenSyscall, Facts::seccomp),
            new Rule("signal", on(WAIT_STATUS), Rules::signal, Facts::ending),
            new Rule("exit", on(WAIT_STATUS), Rules::exit, Facts::ending));

    /**
     * How late the end of a program that nobody killed may be seen past the wall limit and still count as late. The
     * supervisor wakes at the limit and kills what is still running. Where it sent no kill by then, and the program
     * ended by itself, the supervisor was not running (a stopped JVM, a frozen host), and nobody knows when it ended.
     */
    private static final Duration SUPERVISOR_DELAY = Duration.ofMillis(100);

    private static final Set<Layer> ALL_LAYERS = EnumSet.allOf(Layer.class);

    /**
     * What a group may lack of its limit when an allocation fails for that limit. The kernel kills for allocations of up to 8
     * pages (PAGE_ALLOC_COSTLY_ORDER), which are 512 KiB where pages are largest, and counts what is used in batches.
     */
    private static final long LARGEST_DEADLY_ALLOCATION = 1L << 20;

    private Rules() {}

    private static Optional<Outcome> layerMissing(Evidence evidence) {
        if (evidence.mode() == Mode.PERMISSIVE) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>();
        for (Layer layer : ALL_LAYERS) {
            if (!evidence.applied(layer)) {
                missing.add("a strict run without " + layer.id());
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Outcome.Indeterminate(Failure.LAUNCH_FAILED, missing));
    }

    private static Optional<Outcome> terminationMissing(Evidence evidence) {
        return evidence.termination().isPresent()
                ? Optional.empty()
                : evidenceMissing("how the program ended", evidence);
    }

    /**
     * Comes before the figures, which say nothing of a run that was cut short, and before the limits, which it might
     * have kept. A program that had ended before the kill is not affected.
     */
    private static Optional<Outcome> cancelled(Evidence evidence) {
        return Ending.bySupervisor(evidence)
                .filter(action -> action.kind() == Kind.KILL_CANCELLED)
                .map(_ -> new Outcome.Cancelled());
    }

    private static Optional<Outcome> cpuFigureMissing(Evidence evidence) {
        boolean known = groupInForce(evidence)
                ? evidence.cgroup().flatMap(CgroupEvidence::cpuUsage).isPresent()
                : evidence.cpuTime().isPresent();
        return known ? Optional.empty() : evidenceMissing("the CPU time of the process tree", evidence);
    }

    private static Optional<Outcome> oomFigureMissing(Evidence evidence) {
        return !groupInForce(evidence) || oomKills(evidence).isPresent()
                ? Optional.empty()
                : evidenceMissing("whether the OOM killer fired", evidence);
    }

    private static Optional<Outcome> cpuLimit(Evidence evidence) {
        Duration limit = evidence.limits().cpu();
        return evidence.cpuTime()
                .filter(_ -> cpuLimitReached(evidence))
                .map(used -> new Outcome.CpuTimeLimit(used, limit, Ending.killedBy(evidence)));
    }

    static boolean cpuLimitReached(Evidence evidence) {
        return evidence.cpuTime().filter(used -> used.compareTo(evidence.limits().cpu()) >= 0).isPresent();
    }

    private static Optional<Outcome> suspended(Evidence evidence) {
        Duration wall = evidence.timing().wall();
        Duration bound = evidence.limits().wall().plus(SUPERVISOR_DELAY);
        boolean awake = Ending.firstKill(evidence)
                .filter(kill -> kill.at().compareTo(bound) <= 0)
                .isPresent();
        boolean unseen = wallLimitReached(evidence)
                && evidence.timing().wallAtLeast().compareTo(evidence.limits().wall()) < 0;
        return (unseen || wall.compareTo(bound) > 0) && !awake && Ending.bySupervisor(evidence).isEmpty()
                ? Optional.of(new Outcome.Indeterminate(
                        Failure.EVIDENCE_MISSING,
                        List.of("the supervisor was suspended: the program ended by itself and nobody saw when")))
                : Optional.empty();
    }

    private static Optional<Outcome> wallLimit(Evidence evidence) {
        return wallLimitReached(evidence)
                ? Optional.of(new Outcome.WallTimeLimit(
                        evidence.timing().wall(), evidence.limits().wall(), Ending.killedBy(evidence)))
                : Optional.empty();
    }

    static boolean wallLimitReached(Evidence evidence) {
        return evidence.timing().wall().compareTo(evidence.limits().wall()) >= 0 && !killedBeforeWallLimit(evidence);
    }

    /** A program that was killed for something else before the limit did not use it up, however late its end is. */
    private static boolean killedBeforeWallLimit(Evidence evidence) {
        return Ending.firstKill(evidence)
                .filter(action -> action.kind() != Kind.KILL_WALL_LIMIT)
                .filter(action -> action.at().compareTo(evidence.limits().wall()) < 0)
                .isPresent();
    }

    /**
     * The kernel counts a kill in the victim's group, whichever group or host was out of memory; on v2 it also counts
     * whether this one was. v1 does not, but there the peak tells: a group whose usage never came near its limit has
     * not run into it.
     */
    private static Optional<Outcome> hostOutOfMemory(Evidence evidence) {
        boolean ownGroupHadRoom = evidence.cgroup()
                .filter(group -> group.oomEvents().isPresent()
                        ? group.oomEvents().getAsLong() == 0
                        : peakedBelow(evidence.limits().memoryBytes() - LARGEST_DEADLY_ALLOCATION, group))
                .isPresent();
        return ownGroupHadRoom && oomKills(evidence).orElse(0) > 0
                ? Optional.of(new Outcome.Indeterminate(
                        Failure.EVIDENCE_MISSING,
                        List.of("the OOM killer fired for the host or a group above, not for this run's limit")))
                : Optional.empty();
    }

    private static boolean peakedBelow(long bytes, CgroupEvidence group) {
        return group.memoryPeakBytes().isPresent() && group.memoryPeakBytes().getAsLong() < bytes;
    }

    private static Optional<Outcome> oomKill(Evidence evidence) {
        return evidence.cgroup()
                .filter(group -> group.oomKills().orElse(0) > 0)
                .map(group -> new Outcome.MemoryLimit(group.memoryPeakBytes(), evidence.limits().memoryBytes()));
    }

    /** The text alone proves nothing: a program can write it and go on. */
    private static Optional<Outcome> runtimeHeap(Evidence evidence) {
        return evidence.runtimeHeap()
                .filter(heap -> heap.borneOutBy(evidence))
                .map(heap -> new Outcome.RuntimeHeapLimit(heap.heapBytes(), evidence.limits().memoryBytes()));
    }

    private static Optional<Outcome> outputLimit(Evidence evidence) {
        long limit = evidence.limits().outputBytes();
        if (evidence.stdout().exceeds(limit)) {
            return Optional.of(new Outcome.OutputLimit(OutputStreamName.STDOUT, limit));
        }
        return evidence.stderr().exceeds(limit)
                ? Optional.of(new Outcome.OutputLimit(OutputStreamName.STDERR, limit))
                : Optional.empty();
    }

    /** With the keeper the kernel kills every process of the PID namespace: that is nothing the program did. */
    private static Optional<Outcome> keeperDied(Evidence evidence) {
        boolean died = evidence.lifecycle().keeper() == Lifecycle.Keeper.DIED;
        return died && Ending.bySignal(evidence, Ending.SIGKILL) && Ending.bySupervisor(evidence).isEmpty()
                ? Optional.of(new Outcome.Indeterminate(
                        Failure.SUPERVISOR_FAILED, List.of("the sandbox's keeper was killed from outside")))
                : Optional.empty();
    }

    /** We killed the program for a limit, and the final figures do not show that it was reached. */
    private static Optional<Outcome> unprovenKill(Evidence evidence) {
        return Ending.bySupervisor(evidence)
                .map(action -> new Outcome.Indeterminate(
                        Failure.SUPERVISOR_FAILED,
                        List.of("the figures do not bear out the supervisor's " + action.kind().id())));
    }

    private static Optional<Outcome> fileSizeLimit(Evidence evidence) {
        return Ending.bySignal(evidence, Ending.SIGXFSZ)
                ? Optional.of(new Outcome.FileSizeLimit(evidence.limits().fileSizeBytes()))
                : Optional.empty();
    }

    private static Optional<Outcome> forbiddenSyscall(Evidence evidence) {
        return Ending.bySignal(evidence, Ending.SIGSYS) && evidence.applied(Layer.SECCOMP)
                ? Optional.of(new Outcome.ForbiddenSyscall(evidence.seccompSyscall()))
                : Optional.empty();
    }

    private static Optional<Outcome> signal(Evidence evidence) {
        return evidence.termination().flatMap(end -> switch (end) {
            case Termination.Signaled(int signal) -> Optional.of(new Outcome.Signaled(signal));
            case Termination.Exited _ -> Optional.empty();
        });
    }

    private static Optional<Outcome> exit(Evidence evidence) {
        return evidence.termination().flatMap(end -> switch (end) {
            case Termination.Exited(int status) -> Optional.of(new Outcome.Exited(status));
            case Termination.Signaled _ -> Optional.empty();
        });
    }

    private static Optional<Outcome> evidenceMissing(String what, Evidence evidence) {
        List<String> reasons = Stream.concat(
                Stream.of(what + " is not known"), evidence.collectionErrors().stream())
                .toList();
        return Optional.of(new Outcome.Indeterminate(Failure.EVIDENCE_MISSING, reasons));
    }

    /** Strict promises a group; permissive has one if its layer was applied. */
    private static boolean groupInForce(Evidence evidence) {
        return evidence.mode() == Mode.STRICT || evidence.applied(Layer.CGROUP);
    }

    private static OptionalLong oomKills(Evidence evidence) {
        return evidence.cgroup().map(CgroupEvidence::oomKills).orElse(OptionalLong.empty());
    }

    private static List<EvidenceSource> cpuSource(Evidence evidence) {
        boolean fromGroup = evidence.cgroup().flatMap(CgroupEvidence::cpuUsage).isPresent() || groupInForce(evidence);
        return List.of(fromGroup ? CGROUP_CPU : RUSAGE);
    }

    private static Function<Evidence, List<EvidenceSource>> on(EvidenceSource... sources) {
        List<EvidenceSource> fixed = List.of(sources);
        return _ -> fixed;
    }
}
