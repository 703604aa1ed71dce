package io.rustbox.evidence;

import io.rustbox.evidence.LayerReport.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Evidence of a strict run that exited with 0 well within its limits (1 s CPU, 5 s wall), until told otherwise. */
public final class EvidenceBuilder {
    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.000000006Z");

    private static final long MEMORY_LIMIT = 64L << 20;

    private final Set<Layer> applied = EnumSet.allOf(Layer.class);
    private final List<SupervisorAction> actions = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Mode mode = Mode.STRICT;
    private Optional<Termination> termination = Optional.of(new Termination.Exited(0));
    private Optional<ResourceUsage> usage = Optional.of(rusage(200));
    private boolean group = true;
    private Optional<Duration> cpu = Optional.of(Duration.ofMillis(210));
    private OptionalLong oomEvents = OptionalLong.empty();
    private OptionalLong oomKills = OptionalLong.of(0);
    private OptionalLong memoryPeak = OptionalLong.of(5_000_000);
    private OptionalLong memoryMaxEvents = OptionalLong.of(0);
    private OptionalLong pidsFailures = OptionalLong.of(0);
    private Duration wall = Duration.ofMillis(300);
    private Optional<Duration> wallAtLeast = Optional.empty();
    private StreamEvidence stdout = new StreamEvidence(3, 3);
    private StreamEvidence stderr = new StreamEvidence(0, 0);
    private Optional<String> seccompSyscall = Optional.empty();

    private Optional<RuntimeHeap> runtimeHeap = Optional.empty();
    private final List<FileEvidence> files = new ArrayList<>();

    private Lifecycle.Keeper keeper = Lifecycle.Keeper.KEPT;

    public EvidenceBuilder() {}

    public EvidenceBuilder permissive() {
        mode = Mode.PERMISSIVE;
        applied.retainAll(EnumSet.of(Layer.SECCOMP, Layer.NO_NEW_PRIVS));
        group = false;
        return this;
    }

    public EvidenceBuilder without(Layer layer) {
        applied.remove(layer);
        return this;
    }

    public EvidenceBuilder with(Layer layer) {
        applied.add(layer);
        return this;
    }

    public EvidenceBuilder exited(int status) {
        termination = Optional.of(new Termination.Exited(status));
        return this;
    }

    public EvidenceBuilder signaled(int signal) {
        termination = Optional.of(new Termination.Signaled(signal));
        return this;
    }

    public EvidenceBuilder unknownEnd() {
        termination = Optional.empty();
        return this;
    }

    public EvidenceBuilder runtimeHeap(RuntimeHeap heap) {
        runtimeHeap = Optional.of(heap);
        return this;
    }

    public EvidenceBuilder file(String path, FileEvidence.State state) {
        files.add(new FileEvidence(path, state, 0));
        return this;
    }

    public EvidenceBuilder keeper(Lifecycle.Keeper fate) {
        keeper = fate;
        return this;
    }

    public EvidenceBuilder cpu(long millis) {
        cpu = Optional.of(Duration.ofMillis(millis));
        return this;
    }

    public EvidenceBuilder noGroupCpu() {
        cpu = Optional.empty();
        return this;
    }

    public EvidenceBuilder rusageCpu(long millis) {
        usage = Optional.of(rusage(millis));
        return this;
    }

    public EvidenceBuilder noRusage() {
        usage = Optional.empty();
        return this;
    }

    public EvidenceBuilder group() {
        group = true;
        return this;
    }

    public EvidenceBuilder noGroup() {
        group = false;
        return this;
    }

    public EvidenceBuilder oomEvents(long count) {
        oomEvents = OptionalLong.of(count);
        return this;
    }

    public EvidenceBuilder memoryPeak(long bytes) {
        memoryPeak = OptionalLong.of(bytes);
        return this;
    }

    /** At the limit, as long as nothing else is said of the peak. */
    public EvidenceBuilder oomKills(long count) {
        memoryPeak = OptionalLong.of(MEMORY_LIMIT);
        oomKills = OptionalLong.of(count);
        return this;
    }

    public EvidenceBuilder noOomKills() {
        oomKills = OptionalLong.empty();
        return this;
    }

    public EvidenceBuilder memoryMaxEvents(long count) {
        memoryMaxEvents = OptionalLong.of(count);
        return this;
    }

    public EvidenceBuilder pidsFailures(long count) {
        pidsFailures = OptionalLong.of(count);
        return this;
    }

    public EvidenceBuilder wallAtLeast(long millis) {
        wallAtLeast = Optional.of(Duration.ofMillis(millis));
        return this;
    }

    public EvidenceBuilder wall(long millis) {
        wall = Duration.ofMillis(millis);
        return this;
    }

    public EvidenceBuilder action(SupervisorAction.Kind kind, long atMillis) {
        actions.add(new SupervisorAction(kind, Duration.ofMillis(atMillis), "test"));
        return this;
    }

    public EvidenceBuilder stdout(long written) {
        stdout = new StreamEvidence(written, Math.min(written, 1000));
        return this;
    }

    public EvidenceBuilder stderr(long written) {
        stderr = new StreamEvidence(written, Math.min(written, 1000));
        return this;
    }

    public EvidenceBuilder seccompSyscall(String name) {
        seccompSyscall = Optional.of(name);
        return this;
    }

    public EvidenceBuilder collectionError(String error) {
        errors.add(error);
        return this;
    }

    public Evidence build() {
        CgroupEvidence figures = new CgroupEvidence(
                "v2", cpu, cpu, Optional.of(Duration.ZERO), Optional.of(Duration.ZERO), memoryPeak,
                memoryMaxEvents, oomEvents, oomKills, OptionalLong.of(2), pidsFailures);
        return new Evidence(
                mode,
                new LimitSnapshot(Duration.ofSeconds(1), Duration.ofSeconds(5), MEMORY_LIMIT, 16, 64, 1L << 20,
                        8L << 20,
                        1000, 16L << 20),
                Arrays.stream(Layer.values()).map(this::report).toList(),
                List.of(new LaunchStep("mount proc", "mount(\"proc\", \"/proc\")", "0")),
                termination,
                usage,
                group ? Optional.of(figures) : Optional.empty(),
                new TimingEvidence(STARTED, STARTED.plus(wall), wall, wallAtLeast.orElse(wall), Duration.ofMillis(1),
                        Duration.ofNanos(999)),
                actions,
                stdout,
                stderr,
                new Lifecycle(4711, List.of(), mode == Mode.STRICT ? keeper : Lifecycle.Keeper.NONE),
                seccompSyscall,
                runtimeHeap,
                Optional.of(new HostConditions(70, List.of("smt"), List.of("turbo"))),
                files,
                errors);
    }

    private LayerReport report(Layer layer) {
        return applied.contains(layer)
                ? new LayerReport(layer, State.APPLIED, "", Map.of("Seccomp", "2", "CapEff", "0"))
                : new LayerReport(layer, State.MISSING, "needs root", Map.of());
    }

    private static ResourceUsage rusage(long cpuMillis) {
        return new ResourceUsage(Duration.ofMillis(cpuMillis), Duration.ZERO, 10, 0, 3, 4);
    }
}
