package io.rustbox.evidence;

import static io.rustbox.evidence.SupervisorAction.Kind.KILL_CANCELLED;
import static io.rustbox.evidence.SupervisorAction.Kind.KILL_CPU_LIMIT;
import static io.rustbox.evidence.SupervisorAction.Kind.KILL_LEFTOVERS;
import static io.rustbox.evidence.SupervisorAction.Kind.KILL_OUTPUT_LIMIT;
import static io.rustbox.evidence.SupervisorAction.Kind.KILL_WALL_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Outcome.Failure;
import io.rustbox.evidence.Outcome.KilledBy;
import io.rustbox.evidence.Outcome.OutputStreamName;
import io.rustbox.evidence.RuleTrace.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {
    private static final Duration CPU = Duration.ofSeconds(1);
    private static final Duration WALL = Duration.ofSeconds(5);

    static Stream<Arguments> runs() {
        return Stream.of(
                // ended by itself, within limits
                run("exit 0", strict(), "exit", new Outcome.Exited(0)),
                run("exit 3", strict().exited(3), "exit", new Outcome.Exited(3)),
                run("exit 139 is a status", strict().exited(139), "exit", new Outcome.Exited(139)),
                run("exit 152 is a status", strict().exited(152), "exit", new Outcome.Exited(152)),
                run("SIGSEGV", strict().signaled(11), "signal", new Outcome.Signaled(11)),
                run("SIGABRT", strict().signaled(6), "signal", new Outcome.Signaled(6)),
                run("SIGXCPU below the limit", strict().signaled(24), "signal", new Outcome.Signaled(24)),
                run("SIGKILL of its own", strict().signaled(9), "signal", new Outcome.Signaled(9)),
                run("SIGXFSZ", strict().signaled(25), "file_size_limit", new Outcome.FileSizeLimit(1 << 20)),
                run("SIGSYS", strict().signaled(31), "forbidden_syscall",
                        new Outcome.ForbiddenSyscall(Optional.empty())),
                run("SIGSYS with a name", strict().signaled(31).seccompSyscall("ptrace"), "forbidden_syscall",
                        new Outcome.ForbiddenSyscall(Optional.of("ptrace"))),
                run("SIGSYS without a filter", permissive().without(Layer.SECCOMP).signaled(31), "signal",
                        new Outcome.Signaled(31)),
                run("leftovers killed after exit 0", strict().action(KILL_LEFTOVERS, 301), "exit",
                        new Outcome.Exited(0)),
                run("leftovers killed after its own SIGKILL", strict().signaled(9).action(KILL_LEFTOVERS, 301),
                        "signal", new Outcome.Signaled(9)),

                // what a runtime says of its heap
                run("heap exhausted", strict().exited(3).runtimeHeap(heap(new Termination.Exited(3), "OutOfMemory")),
                        "runtime_heap", new Outcome.RuntimeHeapLimit(1000, 64 << 20)),
                run("heap exhausted, SIGABRT",
                        strict().signaled(6).runtimeHeap(heap(new Termination.Signaled(6), "OutOfMemory")),
                        "runtime_heap", new Outcome.RuntimeHeapLimit(1000, 64 << 20)),
                run("heap's text, another status",
                        strict().exited(1).runtimeHeap(heap(new Termination.Exited(3), "OutOfMemory")), "exit",
                        new Outcome.Exited(1)),
                run("heap's text, exit 0",
                        strict().exited(0).runtimeHeap(heap(new Termination.Exited(3), "OutOfMemory")), "exit",
                        new Outcome.Exited(0)),
                run("heap's status, another text",
                        strict().exited(3).runtimeHeap(heap(new Termination.Exited(3), "StackOverflow")), "exit",
                        new Outcome.Exited(3)),
                run("heap exhausted too late",
                        strict().cpu(1000).exited(3).runtimeHeap(heap(new Termination.Exited(3), "OutOfMemory")),
                        "cpu_limit", cpu(1000, KilledBy.NOBODY)),

                // CPU time
                run("CPU just below", strict().cpu(999), "exit", new Outcome.Exited(0)),
                run("CPU limit met, exit 0", strict().cpu(1000), "cpu_limit", cpu(1000, KilledBy.NOBODY)),
                run("CPU limit, SIGXCPU", strict().cpu(1001).signaled(24), "cpu_limit", cpu(1001, KilledBy.KERNEL)),
                run("CPU limit, SIGKILL of the kernel", strict().cpu(2001).signaled(9), "cpu_limit",
                        cpu(2001, KilledBy.KERNEL)),
                run("CPU limit, our kill", strict().cpu(1003).signaled(9).action(KILL_CPU_LIMIT, 1010), "cpu_limit",
                        cpu(1003, KilledBy.SUPERVISOR)),
                run("CPU limit, our kill too late", strict().cpu(1003).exited(1).action(KILL_CPU_LIMIT, 1010),
                        "cpu_limit", cpu(1003, KilledBy.NOBODY)),
                run("CPU limit, SIGSEGV", strict().cpu(1003).signaled(11), "cpu_limit", cpu(1003, KilledBy.NOBODY)),
                run("the group's CPU counts, not rusage", strict().cpu(999).rusageCpu(1500), "exit",
                        new Outcome.Exited(0)),
                run("permissive CPU from rusage", permissive().rusageCpu(1000), "cpu_limit",
                        cpu(1000, KilledBy.NOBODY)),

                // wall time
                run("wall just below", strict().wall(4999), "exit", new Outcome.Exited(0)),
                run("wall limit met, exit 0", strict().wall(5000), "wall_limit", wall(5000, KilledBy.NOBODY)),
                run("wall limit, 100 ms late", strict().wall(5100), "wall_limit", wall(5100, KilledBy.NOBODY)),
                run("wall limit, 101 ms late", strict().wall(5101), "supervisor_suspended", suspended()),
                run("wall limit, the end unseen", strict().wall(5001).wallAtLeast(4999), "supervisor_suspended",
                        suspended()),
                run("wall limit, seen running past it", strict().wall(5002).wallAtLeast(5001), "wall_limit",
                        wall(5002, KilledBy.NOBODY)),
                run("wall limit, killed though the end was unseen",
                        strict().wall(5050).wallAtLeast(5000).signaled(9).action(KILL_WALL_LIMIT, 5000), "wall_limit",
                        wall(5050, KilledBy.SUPERVISOR)),
                run("wall limit, late SIGSEGV", strict().wall(9000).signaled(11), "supervisor_suspended", suspended()),
                run("wall limit, late OOM kill", strict().wall(9000).signaled(9).oomKills(1), "supervisor_suspended",
                        suspended()),
                run("wall limit, kill after the end", strict().wall(9000).action(KILL_WALL_LIMIT, 9000),
                        "supervisor_suspended", suspended()),
                run("wall limit, exit under way when our kill came", strict().wall(5150).action(KILL_WALL_LIMIT, 5001),
                        "wall_limit", wall(5150, KilledBy.NOBODY)),
                run("output limit, exit under way when our kill came, seen late", strict().exited(1).wall(5300)
                        .stdout(1001).action(KILL_OUTPUT_LIMIT, 4900), "output_limit",
                        output(OutputStreamName.STDOUT)),
                run("exit under way when cancelled, seen late", strict().wall(9000).action(KILL_CANCELLED, 4900),
                        "exit", new Outcome.Exited(0)),
                run("wall limit, our kill", strict().wall(5002).signaled(9).action(KILL_WALL_LIMIT, 5000),
                        "wall_limit", wall(5002, KilledBy.SUPERVISOR)),
                run("wall limit, our kill after a pause", strict().wall(9002).signaled(9).action(KILL_WALL_LIMIT, 9000),
                        "wall_limit", wall(9002, KilledBy.SUPERVISOR)),
                run("wall limit while output was cut", strict().wall(5300).signaled(9).stdout(1001)
                        .action(KILL_OUTPUT_LIMIT, 5200), "wall_limit", wall(5300, KilledBy.SUPERVISOR)),
                run("killed for output in time, seen late", strict().wall(5300).signaled(9).stdout(1001)
                        .action(KILL_OUTPUT_LIMIT, 4900), "output_limit", output(OutputStreamName.STDOUT)),

                // memory
                run("OOM kill", strict().signaled(9).oomKills(1), "oom_kill", memory()),
                run("OOM kill of a child, exit 0", strict().oomKills(1).oomEvents(1), "oom_kill", memory()),
                run("OOM kill of a child, exit 1", strict().exited(1).oomKills(3), "oom_kill", memory()),
                run("OOM kill, host out of memory", strict().signaled(9).oomKills(1).oomEvents(0),
                        "host_out_of_memory", indeterminate(Failure.EVIDENCE_MISSING,
                                "the OOM killer fired for the host or a group above, not for this run's limit")),
                run("OOM kill, host out of memory, and no count of that",
                        strict().signaled(9).oomKills(1).memoryPeak(60L << 20),
                        "host_out_of_memory", indeterminate(Failure.EVIDENCE_MISSING,
                                "the OOM killer fired for the host or a group above, not for this run's limit")),
                run("OOM kill a few pages short of the limit, and no count of that",
                        strict().signaled(9).oomKills(1).memoryPeak((64L << 20) - 40_960),
                        "oom_kill", new Outcome.MemoryLimit(OptionalLong.of((64L << 20) - 40_960), 64L << 20)),
                run("memory at its limit, no kill", strict().memoryMaxEvents(50).oomEvents(0), "exit",
                        new Outcome.Exited(0)),

                // output
                run("output at the limit", strict().stdout(1000).stderr(1000), "exit", new Outcome.Exited(0)),
                run("stdout past it", strict().stdout(1001), "output_limit", output(OutputStreamName.STDOUT)),
                run("stderr past it", strict().stderr(1001).exited(1), "output_limit",
                        output(OutputStreamName.STDERR)),
                run("both past it", strict().stderr(1001).stdout(1001).signaled(13), "output_limit",
                        output(OutputStreamName.STDOUT)),

                // order between limits
                run("CPU and wall", strict().cpu(1000).wall(5000), "cpu_limit", cpu(1000, KilledBy.NOBODY)),
                run("CPU proven though wall is not", strict().cpu(1000).wall(9000), "cpu_limit",
                        cpu(1000, KilledBy.NOBODY)),
                run("CPU proven though the host ran out of memory", strict().cpu(1000).oomKills(1).oomEvents(0),
                        "cpu_limit", cpu(1000, KilledBy.NOBODY)),
                run("OOM and wall", strict().wall(5001).signaled(9).oomKills(1).action(KILL_WALL_LIMIT, 5000),
                        "wall_limit", wall(5001, KilledBy.SUPERVISOR)),
                run("OOM and CPU", strict().cpu(1001).signaled(9).oomKills(1), "cpu_limit",
                        cpu(1001, KilledBy.KERNEL)),
                run("OOM and output", strict().signaled(9).oomKills(1).stdout(1001), "oom_kill", memory()),
                run("output and SIGXFSZ", strict().signaled(25).stdout(1001), "output_limit",
                        output(OutputStreamName.STDOUT)),

                // cancelled
                run("cancelled", strict().signaled(9).action(KILL_CANCELLED, 300), "cancelled",
                        new Outcome.Cancelled()),
                run("cancelled after its end", strict().exited(3).action(KILL_CANCELLED, 300), "exit",
                        new Outcome.Exited(3)),
                run("cancelled past its CPU limit", strict().cpu(1001).signaled(9).action(KILL_CANCELLED, 300),
                        "cancelled", new Outcome.Cancelled()),
                run("cancelled with figures missing", strict().noGroup().signaled(9).action(KILL_CANCELLED, 300),
                        "cancelled", new Outcome.Cancelled()),
                run("cancelled after the wall kill", strict().signaled(9).wall(5003)
                        .action(KILL_CANCELLED, 5001).action(KILL_WALL_LIMIT, 5000), "wall_limit",
                        wall(5003, KilledBy.SUPERVISOR)),

                // our own failures
                run("no end known", strict().unknownEnd(), "termination_missing",
                        missing("how the program ended is not known")),
                run("no end known, cancelled",
                        strict().unknownEnd().action(KILL_CANCELLED, 1).collectionError("waitid"),
                        "termination_missing", missing("how the program ended is not known", "waitid")),
                run("strict without a layer", strict().without(Layer.SECCOMP), "layer_missing",
                        indeterminate(Failure.LAUNCH_FAILED, "a strict run without seccomp")),
                run("strict without a group", strict().noGroup(), "cpu_figure_missing",
                        missing("the CPU time of the process tree is not known")),
                run("strict without CPU figure", strict().noGroupCpu().collectionError("cpu.stat: EIO"),
                        "cpu_figure_missing",
                        missing("the CPU time of the process tree is not known", "cpu.stat: EIO")),
                run("strict without OOM figure", strict().noOomKills(), "oom_figure_missing",
                        missing("whether the OOM killer fired is not known")),
                run("an error that matters to nothing", strict().collectionError("pids.peak: ENOENT"), "exit",
                        new Outcome.Exited(0)),
                run("strict without rusage", strict().noRusage(), "exit", new Outcome.Exited(0)),
                run("permissive without a group", permissive(), "exit", new Outcome.Exited(0)),
                run("permissive without any CPU figure", permissive().noRusage(), "cpu_figure_missing",
                        missing("the CPU time of the process tree is not known")),
                run("permissive with a group and no OOM figure", permissive().with(Layer.CGROUP).group().noOomKills(),
                        "oom_figure_missing", missing("whether the OOM killer fired is not known")),
                run("permissive with a group and no CPU figure", permissive().with(Layer.CGROUP).group().noGroupCpu(),
                        "cpu_figure_missing", missing("the CPU time of the process tree is not known")),
                run("a keeper killed from outside", strict().signaled(9).keeper(Lifecycle.Keeper.DIED),
                        "keeper_died", indeterminate(Failure.SUPERVISOR_FAILED,
                                "the sandbox's keeper was killed from outside")),
                run("a keeper killed from outside after the program had exited",
                        strict().exited(0).keeper(Lifecycle.Keeper.DIED), "exit", new Outcome.Exited(0)),
                run("a kill that no figure bears out", strict().signaled(9).action(KILL_CPU_LIMIT, 1000),
                        "unproven_kill", indeterminate(Failure.SUPERVISOR_FAILED,
                                "the figures do not bear out the supervisor's kill_cpu_limit")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void decide_givesOutcomeAndRule(String name, EvidenceBuilder run, String rule, Outcome outcome) {
        Decision decision = Classifier.decide(run.build());

        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.why()).isNotBlank();
        assertThat(decision.sources()).isNotEmpty();
        assertThat(Classifier.classify(run.build())).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void explain_tracesEveryRuleUpToTheDecisiveOne(String name, EvidenceBuilder run, String rule, Outcome outcome) {
        List<RuleTrace> traces = Classifier.explain(run.build());

        List<String> ids = traces.stream().map(RuleTrace::rule).toList();
        int decisive = ids.indexOf(rule);
        assertThat(ids)
                .containsExactlyElementsOf(Rules.IN_ORDER.stream().map(Rule::id).toList())
                .doesNotHaveDuplicates();
        assertThat(traces.subList(0, decisive)).allSatisfy(trace -> {
            assertThat(trace.result()).isEqualTo(Result.NOT_MATCHED);
            assertThat(trace.why()).isNotBlank();
        });
        assertThat(traces.get(decisive).result()).isEqualTo(Result.MATCHED);
        assertThat(traces.subList(decisive + 1, traces.size()))
                .allSatisfy(trace -> assertThat(trace.result()).isEqualTo(Result.NOT_REACHED));
    }

    @Test
    void everyRule_decidesSomeRun() {
        List<String> deciding = runs().map(arguments -> (String) arguments.get()[2]).distinct().toList();

        assertThat(deciding).containsExactlyInAnyOrderElementsOf(Rules.IN_ORDER.stream().map(Rule::id).toList());
    }

    @Test
    void limitsHit_forkRefused_isNotedBesideTheExitStatus() {
        assertThat(Classifier.decide(strict().exited(1).pidsFailures(7).memoryMaxEvents(1).build()).limitsHit())
                .containsExactly(Limit.MEMORY, Limit.PROCESS);
    }

    @Test
    void limitsHit_deciderIsLeftOut() {
        Evidence everything = strict().cpu(1000).wall(5000).oomKills(1).stdout(1001).signaled(25).build();

        assertThat(Classifier.decide(everything).limitsHit())
                .containsExactly(Limit.WALL, Limit.MEMORY, Limit.OUTPUT, Limit.FILE_SIZE);
    }

    @Test
    void limitsHit_indeterminate_saysNothing() {
        assertThat(Classifier.decide(strict().wall(9000).pidsFailures(1).build()).limitsHit()).isEmpty();
    }

    @Test
    void limitsHit_killedBeforeTheWallLimit_isNotTheWallLimit() {
        Evidence cut = strict().wall(5300).signaled(9).stdout(1001).action(KILL_OUTPUT_LIMIT, 4900).build();

        assertThat(Classifier.decide(cut).limitsHit()).isEmpty();
    }

    @Test
    void limitsHit_nothingTouched_isEmpty() {
        assertThat(Classifier.decide(strict().build()).limitsHit()).isEmpty();
    }

    @Test
    void sources_cpuTime_nameWhereItWasRead() {
        assertThat(Classifier.decide(strict().cpu(1000).build()).sources()).containsExactly(EvidenceSource.CGROUP_CPU);
        assertThat(Classifier.decide(permissive().rusageCpu(1000).build()).sources())
                .containsExactly(EvidenceSource.RUSAGE);
    }

    private static Arguments run(String name, EvidenceBuilder run, String rule, Outcome outcome) {
        return Arguments.of(name, run, rule, outcome);
    }

    private static EvidenceBuilder strict() {
        return new EvidenceBuilder();
    }

    private static EvidenceBuilder permissive() {
        return new EvidenceBuilder().permissive();
    }

    private static Outcome cpu(long millis, KilledBy killer) {
        return new Outcome.CpuTimeLimit(Duration.ofMillis(millis), CPU, killer);
    }

    private static Outcome wall(long millis, KilledBy killer) {
        return new Outcome.WallTimeLimit(Duration.ofMillis(millis), WALL, killer);
    }

    private static Outcome memory() {
        return new Outcome.MemoryLimit(OptionalLong.of(64L << 20), 64L << 20);
    }

    private static Outcome output(OutputStreamName stream) {
        return new Outcome.OutputLimit(stream, 1000);
    }

    private static Outcome suspended() {
        return missing("the supervisor was suspended: the program ended by itself and nobody saw when");
    }

    private static Outcome missing(String... reasons) {
        return indeterminate(Failure.EVIDENCE_MISSING, reasons);
    }

    private static Outcome indeterminate(Failure failure, String... reasons) {
        return new Outcome.Indeterminate(failure, List.of(reasons));
    }

    private static RuntimeHeap heap(Termination ending, String written) {
        return new RuntimeHeap(1000, ending, "OutOfMemory", "fatal: " + written + ", sorry");
    }
}
