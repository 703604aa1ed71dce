package io.rustbox.judge;

import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.LayerReport.State;
import io.rustbox.evidence.LimitSnapshot;
import io.rustbox.evidence.ResourceUsage;
import io.rustbox.evidence.RuntimeHeap;
import io.rustbox.evidence.StreamEvidence;
import io.rustbox.evidence.Termination;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Writes the parts of {@link Evidence}; {@link EvidenceReader} is its mirror image. */
final class EvidenceWriter {
    private final JsonOut out;

    EvidenceWriter(JsonOut out) {
        this.out = out;
    }

    void limits(LimitSnapshot limits) throws IOException {
        out.seconds("cpu_seconds", limits.cpu());
        out.seconds("wall_seconds", limits.wall());
        out.count("memory_bytes", limits.memoryBytes());
        out.count("processes", limits.processes());
        out.count("open_files", limits.openFiles());
        out.count("file_size_bytes", limits.fileSizeBytes());
        out.count("stack_bytes", limits.stackBytes());
        out.count("output_bytes", limits.outputBytes());
        out.count("scratch_bytes", limits.scratchBytes());
    }

    /** The lists of controls are for consumers; the reader takes the layers. */
    void capabilities(Evidence evidence) throws IOException {
        List<LayerReport> layers = evidence.layers();
        out.text("mode", evidence.mode().id());
        out.texts("configured_controls", ids(layers, _ -> true));
        out.texts("applied_controls", ids(layers, layer -> layer.state() == State.APPLIED));
        out.texts("missing_controls", ids(layers, layer -> layer.state() == State.MISSING));
        out.text("cgroup_backend_selected", evidence.cgroup().map(CgroupEvidence::backend));
        out.objects("layers", layers, layer -> {
            out.text("layer", layer.layer().id());
            out.text("state", layer.state().name().toLowerCase(Locale.ROOT));
            out.text("why", layer.why());
            out.texts("read_back", layer.readBack());
        });
        out.object("host", evidence.host(), host -> {
            out.count("reproducibility_score", host.score());
            out.texts("lowered_by", host.loweredBy());
            out.texts("unknown", host.unknown());
        });
    }

    void bundle(Evidence evidence) throws IOException {
        out.object("wait_outcome", () -> wait(evidence));
        out.objects("judge_actions", evidence.actions(), action -> {
            out.text("action", action.kind().id());
            out.seconds("at_seconds", action.at());
            out.text("detail", action.detail());
        });
        out.object("cgroup_evidence", evidence.cgroup(), this::cgroup);
        out.object("timing_evidence", () -> {
            out.text("started", evidence.timing().started().toString());
            out.text("ended", evidence.timing().ended().toString());
            out.seconds("wall_seconds", evidence.timing().wall());
            out.seconds("wall_at_least_seconds", evidence.timing().wallAtLeast());
            out.seconds("set_up_seconds", evidence.timing().setUp());
            out.seconds("collection_seconds", evidence.timing().collection());
        });
        out.object("output_evidence", () -> {
            out.object("stdout", () -> stream(evidence.stdout()));
            out.object("stderr", () -> stream(evidence.stderr()));
        });
        out.object("process_lifecycle", () -> {
            out.count("pid", evidence.lifecycle().pid());
            out.counts("leftovers", evidence.lifecycle().leftovers());
            out.text("keeper", evidence.lifecycle().keeper().name().toLowerCase(Locale.ROOT));
        });
        out.objects("launch_transcript", evidence.transcript(), step -> {
            out.text("step", step.step());
            out.text("call", step.call());
            out.text("result", step.result());
        });
        out.object("runtime_heap", evidence.runtimeHeap(), this::runtimeHeap);
        out.objects("collected_files", evidence.files(), file -> {
            out.text("path", file.path());
            out.text("state", file.state().id());
            out.count("bytes", file.bytes());
        });
        out.texts("evidence_collection_errors", evidence.collectionErrors());
    }

    private void runtimeHeap(RuntimeHeap heap) throws IOException {
        out.count("heap_bytes", heap.heapBytes());
        out.count("exit_code", heap.ending().exitStatus());
        out.count("terminating_signal", heap.ending().endingSignal());
        out.text("text", heap.text());
        out.text("line", heap.line());
    }

    private void wait(Evidence evidence) throws IOException {
        Optional<Termination> end = evidence.termination();
        out.count("exit_code", end.map(Termination::exitStatus).orElse(OptionalInt.empty()));
        out.count("terminating_signal", end.map(Termination::endingSignal).orElse(OptionalInt.empty()));
        out.text("seccomp_syscall", evidence.seccompSyscall());
        out.object("rusage", evidence.usage(), this::usage);
    }

    private void usage(ResourceUsage usage) throws IOException {
        out.seconds("user_seconds", usage.user());
        out.seconds("system_seconds", usage.system());
        out.count("minor_faults", usage.minorFaults());
        out.count("major_faults", usage.majorFaults());
        out.count("voluntary_switches", usage.voluntarySwitches());
        out.count("involuntary_switches", usage.involuntarySwitches());
    }

    private void cgroup(CgroupEvidence group) throws IOException {
        out.text("backend", group.backend());
        out.seconds("cpu_usage_seconds", group.cpuUsage());
        out.seconds("cpu_user_seconds", group.cpuUser());
        out.seconds("cpu_system_seconds", group.cpuSystem());
        out.seconds("throttled_seconds", group.throttled());
        out.count("memory_peak", group.memoryPeakBytes());
        out.count("memory_max_events", group.memoryMaxEvents());
        out.count("oom_events", group.oomEvents());
        out.count("oom_kill_events", group.oomKills());
        out.count("pids_peak", group.pidsPeak());
        out.count("pids_failures", group.pidsFailures());
    }

    private void stream(StreamEvidence stream) throws IOException {
        out.count("written_bytes", stream.writtenBytes());
        out.count("kept_bytes", stream.keptBytes());
    }

    private static List<String> ids(List<LayerReport> layers, Predicate<LayerReport> which) {
        return layers.stream().filter(which).map(report -> report.layer().id()).toList();
    }
}
