package io.rustbox.events;

import io.rustbox.Report;
import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.TimingEvidence;
import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** {@code io.rustbox.Run}. Its figures are those of the evidence. */
@Name("io.rustbox.Run")
@Label("Run")
@Description("From the call until the report")
@Category("rustbox")
@Enabled(false)
@StackTrace(false)
final class RunEvent extends Event implements RunTrace {
    /** What could not be read. */
    private static final long UNKNOWN = -1;

    @Label("Process")
    int pid;

    @Label("Mode")
    String mode = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Set-up")
    @Description("From the call until the exec call")
    @Timespan(Timespan.NANOSECONDS)
    long setUp;

    @Label("Wall Time")
    @Description("From the exec call to the program's end")
    @Timespan(Timespan.NANOSECONDS)
    long wall;

    @Label("Evidence")
    @Description("From the program's end until all evidence was read")
    @Timespan(Timespan.NANOSECONDS)
    long evidence;

    @Label("CPU Time")
    @Description("Of the whole process tree; -1 if there was no control group to tell of it")
    @Timespan(Timespan.NANOSECONDS)
    long cpu;

    @Label("Peak Memory")
    @Description("Of the whole process tree; -1 if there was no control group to tell of it")
    @DataAmount(DataAmount.BYTES)
    long memoryPeak;

    static RunTrace begun() {
        RunEvent event = new RunEvent();
        if (!event.isEnabled()) {
            return Untraced.RUN;
        }
        event.begin();
        return event;
    }

    @Override
    public void reported(Report report) {
        TimingEvidence timing = report.evidence().timing();
        pid = report.evidence().lifecycle().pid();
        mode = report.evidence().mode().name().toLowerCase(Locale.ROOT);
        outcome = report.outcome().getClass().getSimpleName();
        setUp = timing.setUp().toNanos();
        wall = timing.wall().toNanos();
        evidence = timing.collection().toNanos();
        cpu = report.evidence()
                .cgroup()
                .flatMap(CgroupEvidence::cpuUsage)
                .map(used -> used.toNanos())
                .orElse(UNKNOWN);
        memoryPeak = report.evidence().cgroup().map(RunEvent::peak).orElse(UNKNOWN);
        commit();
    }

    private static long peak(CgroupEvidence group) {
        return group.memoryPeakBytes().orElse(UNKNOWN);
    }
}
