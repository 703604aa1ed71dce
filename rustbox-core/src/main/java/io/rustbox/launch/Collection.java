package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.Report;
import io.rustbox.cgroups.GroupFigures;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Classifier;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.HostConditions;
import io.rustbox.evidence.LaunchStep;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.LimitSnapshot;
import io.rustbox.evidence.ResourceUsage;
import io.rustbox.evidence.Termination;
import io.rustbox.evidence.TimingEvidence;
import io.rustbox.host.HostProbe;
import io.rustbox.linux.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a run left: figures of its control group, files, the launch table's answers; and makes the report. */
final class Collection {
    private final Start start;
    private final List<String> errors = new ArrayList<>();

    Collection(Start start) {
        this.start = start;
    }

    Report report(Supervisor.Observed observed) {
        errors.addAll(observed.errors());
        Optional<Termination> termination = termination(observed.waited());
        Lifecycle.Keeper keeper = start.enclosure().settleKeeper(termination, !observed.leftovers().isEmpty());
        List<LayerReport> layers = start.enclosure().layers(start.table(), start.resources().group());
        List<LaunchStep> transcript = new Transcript(start.enclosure().plan().launch(), start.launched().results());
        Optional<CgroupEvidence> cgroup = start.resources().group().map(this::figures);
        LeftFiles left = start.resources().scratch().read(start.command().collected());
        errors.addAll(left.errors());
        TimingEvidence timing = timing(observed);
        Evidence evidence = new Evidence(
                start.enclosure().mode(),
                snapshot(start.enclosure().limits()),
                layers,
                transcript,
                termination,
                usage(observed.waited()),
                cgroup,
                timing,
                observed.actions(),
                start.resources().stdout().evidence(),
                start.resources().stderr().evidence(),
                new Lifecycle(start.resources().pid(), observed.leftovers(), keeper),
                AuditLog.syscall(start.resources().pid(), timing.started(), termination),
                Optional.empty(),
                Optional.of(OnceRead.CONDITIONS),
                left.evidence(),
                errors);
        return new Report(
                Classifier.classify(evidence),
                start.resources().stdout().output(),
                start.resources().stderr().output(),
                left.contents(),
                evidence);
    }

    /** The host's settings hardly change in the life of a JVM, and reading them takes longer than a run. */
    private static final class OnceRead {
        private static final HostConditions CONDITIONS = HostProbe.ofHost().conditions();
    }

    private CgroupEvidence figures(RunGroup group) {
        GroupFigures figures = group.figures();
        figures.errors().forEach(error -> errors.add(error.file() + ": " + error.reason()));
        return new CgroupEvidence(
                group.directory().isPresent() ? "v2" : "v1",
                figures.cpuUsage(),
                figures.cpuUser(),
                figures.cpuSystem(),
                figures.throttling().map(GroupFigures.Throttling::time),
                figures.memoryPeakBytes(),
                figures.memoryLimitHits(),
                figures.outOfMemory(),
                figures.oomKills(),
                figures.processPeak(),
                figures.processLimitHits());
    }

    private Optional<Termination> termination(Wait.Waited waited) {
        if (waited.result() != 0) {
            errors.add("waitid(P_PIDFD): " + new io.rustbox.Errno(-waited.result()));
            return Optional.empty();
        }
        return Optional.of(
                waited.ended().code() == Wait.CLD_EXITED
                        ? new Termination.Exited(waited.ended().status())
                        : new Termination.Signaled(waited.ended().status()));
    }

    private static Optional<ResourceUsage> usage(Wait.Waited waited) {
        if (waited.result() != 0) {
            return Optional.empty();
        }
        Wait.Ended ended = waited.ended();
        return Optional.of(new ResourceUsage(
                Duration.of(ended.userMicros(), ChronoUnit.MICROS),
                Duration.of(ended.systemMicros(), ChronoUnit.MICROS),
                ended.minorFaults(),
                ended.majorFaults(),
                ended.voluntarySwitches(),
                ended.involuntarySwitches()));
    }

    private TimingEvidence timing(Supervisor.Observed observed) {
        long endedNanos = observed.endedNanos();
        long now = System.nanoTime(); // CLOCK_MONOTONIC, as the launch table reads it
        Instant today = Instant.now();
        return new TimingEvidence(
                today.minusNanos(now - start.executedNanos()),
                today.minusNanos(now - endedNanos),
                Duration.ofNanos(endedNanos - start.executedNanos()),
                Duration.ofNanos(observed.aliveNanos() - start.executedNanos()),
                Duration.ofNanos(start.executedNanos() - start.beginNanos()),
                Duration.ofNanos(now - endedNanos));
    }

    private static LimitSnapshot snapshot(Limits limits) {
        return new LimitSnapshot(
                limits.cpu(),
                limits.wall(),
                limits.memoryBytes(),
                limits.processes(),
                limits.openFiles(),
                limits.fileSizeBytes(),
                limits.stackBytes(),
                limits.outputBytes(),
                limits.scratchBytes());
    }
}
