package io.rustbox.judge;

import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.evidence.HostConditions;
import io.rustbox.evidence.LaunchStep;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.LimitSnapshot;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.ResourceUsage;
import io.rustbox.evidence.RuntimeHeap;
import io.rustbox.evidence.StreamEvidence;
import io.rustbox.evidence.SupervisorAction;
import io.rustbox.evidence.Termination;
import io.rustbox.evidence.TimingEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@link Evidence} from the parts that {@link EvidenceWriter} wrote. */
final class EvidenceReader {
    private static final int LARGEST_STATUS = 255;
    private static final int LARGEST_SIGNAL = 64;
    private static final int HIGHEST_SCORE = 100;

    private EvidenceReader() {}

    static Evidence evidence(JsonIn limits, JsonIn capabilities, JsonIn bundle) throws ResultFormatException {
        JsonIn wait = bundle.object("wait_outcome");
        JsonIn output = bundle.object("output_evidence");
        Optional<JsonIn> usage = wait.optionalObject("rusage");
        Optional<JsonIn> group = bundle.optionalObject("cgroup_evidence");
        return new Evidence(
                capabilities.constant("mode", Mode.values(), Mode::id),
                limits(limits),
                layers(capabilities),
                transcript(bundle),
                termination(wait),
                usage.isPresent() ? Optional.of(usage(usage.get())) : Optional.empty(),
                group.isPresent() ? Optional.of(cgroup(group.get())) : Optional.empty(),
                timing(bundle.object("timing_evidence")),
                actions(bundle),
                stream(output.object("stdout")),
                stream(output.object("stderr")),
                lifecycle(bundle.object("process_lifecycle")),
                wait.optionalText("seccomp_syscall"),
                runtimeHeap(bundle),
                host(capabilities),
                files(bundle),
                bundle.texts("evidence_collection_errors"));
    }

    private static LimitSnapshot limits(JsonIn in) throws ResultFormatException {
        return new LimitSnapshot(
                in.seconds("cpu_seconds"),
                in.seconds("wall_seconds"),
                in.count("memory_bytes"),
                in.smallCount("processes"),
                in.smallCount("open_files"),
                in.count("file_size_bytes"),
                in.count("stack_bytes"),
                in.count("output_bytes"),
                in.count("scratch_bytes"));
    }

    private static List<LayerReport> layers(JsonIn capabilities) throws ResultFormatException {
        List<LayerReport> layers = new ArrayList<>();
        for (JsonIn in : capabilities.objects("layers")) {
            layers.add(new LayerReport(
                    in.constant("layer", Layer.values(), Layer::id),
                    in.constant("state", LayerReport.State.values(), EvidenceReader::lowerCase),
                    in.text("why"),
                    in.textsByName("read_back")));
        }
        return layers;
    }

    private static List<LaunchStep> transcript(JsonIn bundle) throws ResultFormatException {
        List<LaunchStep> steps = new ArrayList<>();
        for (JsonIn in : bundle.objects("launch_transcript")) {
            steps.add(new LaunchStep(in.text("step"), in.text("call"), in.text("result")));
        }
        return List.copyOf(steps);
    }

    private static Optional<Termination> termination(JsonIn wait) throws ResultFormatException {
        OptionalInt status = wait.optionalSmallCount("exit_code");
        OptionalInt signal = wait.optionalSmallCount("terminating_signal");
        if (status.isPresent() && signal.isPresent()) {
            throw wait.wrong("terminating_signal", "a program that exited was not ended by a signal as well");
        }
        if (status.orElse(0) > LARGEST_STATUS) {
            throw wait.wrong("exit_code", "expected an exit status from 0 to 255, found " + status.getAsInt());
        }
        if (signal.isPresent() && (signal.getAsInt() < 1 || signal.getAsInt() > LARGEST_SIGNAL)) {
            throw wait.wrong("terminating_signal", "expected a signal from 1 to 64, found " + signal.getAsInt());
        }
        if (status.isPresent()) {
            return Optional.of(new Termination.Exited(status.getAsInt()));
        }
        return signal.isPresent() ? Optional.of(new Termination.Signaled(signal.getAsInt())) : Optional.empty();
    }

    private static Optional<RuntimeHeap> runtimeHeap(JsonIn bundle) throws ResultFormatException {
        Optional<JsonIn> heap = bundle.optionalObject("runtime_heap");
        if (heap.isEmpty()) {
            return Optional.empty();
        }
        JsonIn in = heap.get();
        Termination ending = termination(in)
                .orElseThrow(() -> in.wrong("exit_code", "either this or terminating_signal has to be there"));
        return Optional.of(new RuntimeHeap(in.count("heap_bytes"), ending, in.text("text"), in.text("line")));
    }

    private static Optional<HostConditions> host(JsonIn capabilities) throws ResultFormatException {
        Optional<JsonIn> host = capabilities.optionalObject("host");
        if (host.isEmpty()) {
            return Optional.empty();
        }
        JsonIn in = host.get();
        int score = in.smallCount("reproducibility_score");
        if (score > HIGHEST_SCORE) {
            throw in.wrong("reproducibility_score", "expected a number from 0 to 100, found " + score);
        }
        return Optional.of(new HostConditions(score, in.texts("lowered_by"), in.texts("unknown")));
    }

    private static List<FileEvidence> files(JsonIn bundle) throws ResultFormatException {
        List<FileEvidence> files = new ArrayList<>();
        for (JsonIn in : bundle.optionalObjects("collected_files")) {
            files.add(new FileEvidence(
                    in.text("path"),
                    in.constant("state", FileEvidence.State.values(), FileEvidence.State::id),
                    in.count("bytes")));
        }
        return files;
    }

    private static ResourceUsage usage(JsonIn in) throws ResultFormatException {
        return new ResourceUsage(
                in.seconds("user_seconds"),
                in.seconds("system_seconds"),
                in.count("minor_faults"),
                in.count("major_faults"),
                in.count("voluntary_switches"),
                in.count("involuntary_switches"));
    }

    private static CgroupEvidence cgroup(JsonIn in) throws ResultFormatException {
        return new CgroupEvidence(
                in.text("backend"),
                in.optionalSeconds("cpu_usage_seconds"),
                in.optionalSeconds("cpu_user_seconds"),
                in.optionalSeconds("cpu_system_seconds"),
                in.optionalSeconds("throttled_seconds"),
                in.optionalCount("memory_peak"),
                in.optionalCount("memory_max_events"),
                in.optionalCount("oom_events"),
                in.optionalCount("oom_kill_events"),
                in.optionalCount("pids_peak"),
                in.optionalCount("pids_failures"));
    }

    private static TimingEvidence timing(JsonIn in) throws ResultFormatException {
        return new TimingEvidence(
                in.instant("started"),
                in.instant("ended"),
                in.seconds("wall_seconds"),
                in.seconds("wall_at_least_seconds"),
                in.seconds("set_up_seconds"),
                in.seconds("collection_seconds"));
    }

    private static List<SupervisorAction> actions(JsonIn bundle) throws ResultFormatException {
        List<SupervisorAction> actions = new ArrayList<>();
        for (JsonIn in : bundle.objects("judge_actions")) {
            actions.add(new SupervisorAction(
                    in.constant("action", SupervisorAction.Kind.values(), SupervisorAction.Kind::id),
                    in.seconds("at_seconds"),
                    in.text("detail")));
        }
        return actions;
    }

    private static StreamEvidence stream(JsonIn in) throws ResultFormatException {
        return new StreamEvidence(in.optionalCount("written_bytes"), in.count("kept_bytes"));
    }

    private static Lifecycle lifecycle(JsonIn in) throws ResultFormatException {
        return new Lifecycle(
                in.smallCount("pid"),
                in.smallCounts("leftovers"),
                in.constant("keeper", Lifecycle.Keeper.values(), EvidenceReader::lowerCase));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
