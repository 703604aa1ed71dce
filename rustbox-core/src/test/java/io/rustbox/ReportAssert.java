package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Limit;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.SupervisorAction;
import io.rustbox.judge.Verdict;
import io.rustbox.judge.VerdictCause;
import java.time.Duration;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractAssert;

/** Statements on a report. Each begins with those that hold for every report: nothing was missed, every layer held. */
final class ReportAssert extends AbstractAssert<ReportAssert, Report> {
    private final Evidence evidence;

    private ReportAssert(Report report) {
        super(report, ReportAssert.class);
        evidence = report.evidence();
    }

    static ReportAssert assertReport(Report report) {
        ReportAssert assertion = new ReportAssert(report);
        assertThat(report.evidence().collectionErrors()).as("collection errors").isEmpty();
        if (report.evidence().mode() == Mode.STRICT) {
            assertThat(Layer.values()).as("layers").allMatch(report.evidence()::applied);
        }
        assertThat(report.stdout().writtenBytes()).isEqualTo(report.evidence().stdout().writtenBytes().orElse(0));
        return assertion;
    }

    ReportAssert hasCause(VerdictCause cause) {
        Verdict verdict = Verdict.of(evidence);
        assertThat(verdict.cause()).as(actual.outcome() + " stderr " + actual.stderr().text()).isEqualTo(cause);
        assertThat(verdict.code()).isEqualTo(cause.code());
        return this;
    }

    ReportAssert hasOutcome(Object outcome) {
        assertThat((Object) actual.outcome()).as(actual.stderr().text()).isEqualTo(outcome);
        return this;
    }

    ReportAssert hasLimitsHit(Limit... limits) {
        assertThat(Verdict.of(evidence).limitsHit()).containsExactlyInAnyOrder(limits);
        return this;
    }

    ReportAssert wrote(String text) {
        assertThat(actual.stdout().text()).isEqualTo(text);
        return this;
    }

    /** The supervisor did nothing to the run, which left nothing alive. */
    ReportAssert endedByItself() {
        assertThat(evidence.actions()).isEmpty();
        return leftAlive(0);
    }

    ReportAssert wasKilledFor(SupervisorAction.Kind kind) {
        assertThat(evidence.actions()).extracting(SupervisorAction::kind).containsExactly(kind);
        return this;
    }

    ReportAssert leftAlive(int processes) {
        assertThat(evidence.lifecycle().leftovers()).hasSize(processes);
        if (evidence.mode() == Mode.STRICT && processes == 0) {
            assertThat(evidence.lifecycle().keeper()).isEqualTo(Lifecycle.Keeper.KEPT);
        }
        return this;
    }

    ReportAssert hasCpuBetween(Duration least, Duration most) {
        assertThat(evidence.cpuTime().orElseThrow()).as("CPU time").isBetween(least, most);
        return this;
    }

    ReportAssert hasWallBetween(Duration least, Duration most) {
        assertThat(evidence.timing().wall()).as("wall time").isBetween(least, most);
        return this;
    }

    ReportAssert hasMemoryPeakBetween(long least, long most) {
        assertThat(group().memoryPeakBytes().orElseThrow()).as("memory peak").isBetween(least, most);
        return this;
    }

    ReportAssert hasOomKills() {
        assertThat(group().oomKills().orElseThrow()).as("OOM kills").isPositive();
        return this;
    }

    /** Kernels before 6.1 have no {@code pids.peak} on v2. */
    ReportAssert hasProcessPeak(long processes) {
        OptionalLong peak = group().pidsPeak();
        if (peak.isPresent()) {
            assertThat(peak.getAsLong()).as("process peak").isEqualTo(processes);
        }
        return this;
    }

    private CgroupEvidence group() {
        return evidence.cgroup().orElseThrow(() -> new AssertionError("no control group was in force"));
    }
}
