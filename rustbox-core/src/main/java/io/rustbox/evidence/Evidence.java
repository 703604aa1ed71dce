package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one run: raw facts, each from the kernel, none assumed.
 *
 * @param layers one entry for each of the eight layers
 * @param transcript every row of the launch table with the kernel's answer
 * @param cgroup empty when no control group was in force (permissive only)
 * @param seccompSyscall for a program that the filter killed, the system call's name when the kernel logged it
 * @param runtimeHeap what a language's runtime seems to say of its heap; empty if it says nothing
 * @param host empty in what was stored before this was read
 * @param files one entry for each file or folder that was to be read back
 * @param collectionErrors what could not be read, with the reason; never filled in
 */
public record Evidence(
        Mode mode,
        LimitSnapshot limits,
        List<LayerReport> layers,
        List<LaunchStep> transcript,
        Optional<Termination> termination,
        Optional<ResourceUsage> usage,
        Optional<CgroupEvidence> cgroup,
        TimingEvidence timing,
        List<SupervisorAction> actions,
        StreamEvidence stdout,
        StreamEvidence stderr,
        Lifecycle lifecycle,
        Optional<String> seccompSyscall,
        Optional<RuntimeHeap> runtimeHeap,
        Optional<HostConditions> host,
        List<FileEvidence> files,
        List<String> collectionErrors) {

    public Evidence {
        requireNonNull(mode, "mode");
        requireNonNull(limits, "limits");
        requireNonNull(layers, "layers");
        requireNonNull(transcript, "transcript");
        requireNonNull(termination, "termination");
        requireNonNull(usage, "usage");
        requireNonNull(cgroup, "cgroup");
        requireNonNull(timing, "timing");
        requireNonNull(actions, "actions");
        requireNonNull(stdout, "stdout");
        requireNonNull(stderr, "stderr");
        requireNonNull(lifecycle, "lifecycle");
        requireNonNull(seccompSyscall, "seccompSyscall");
        requireNonNull(runtimeHeap, "runtimeHeap");
        requireNonNull(host, "host");
        requireNonNull(files, "files");
        requireNonNull(collectionErrors, "collectionErrors");
        layers = List.copyOf(layers);
        actions = List.copyOf(actions);
        files = List.copyOf(files);
        collectionErrors = List.copyOf(collectionErrors);
    }

    /** {@return this evidence with what the runtime says of its heap} */
    public Evidence with(RuntimeHeap heap) {
        requireNonNull(heap, "heap");
        return new Evidence(
                mode,
                limits,
                layers,
                transcript,
                termination,
                usage,
                cgroup,
                timing,
                actions,
                stdout,
                stderr,
                lifecycle,
                seccompSyscall,
                Optional.of(heap),
                host,
                files,
                collectionErrors);
    }

    /**
     * {@return CPU time of the run: that of the whole process tree from its control group, or else that of the program
     * and the descendants it waited for; empty if neither could be read}
     */
    public Optional<Duration> cpuTime() {
        return cgroup.flatMap(CgroupEvidence::cpuUsage)
                .or(() -> usage.map(figures -> figures.user().plus(figures.system())));
    }

    /** {@return whether {@code layer} was in force when the program started} */
    public boolean applied(Layer layer) {
        for (LayerReport report : layers) {
            if (report.layer() == layer) {
                return report.state() == LayerReport.State.APPLIED;
            }
        }
        return false;
    }
}
