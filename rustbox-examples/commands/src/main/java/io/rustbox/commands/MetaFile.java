package io.rustbox.commands;

import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Termination;
import io.rustbox.judge.Verdict;
import io.rustbox.judge.VerdictCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run's figures as {@code key:value} lines, in the keys and units of IOI isolate: seconds with three decimals, and
 * kibibytes. A figure that is not known has no line; {@code max-rss} never is, see
 * {@link io.rustbox.evidence.ResourceUsage}.
 *
 * @see <a href="https://www.ucw.cz/isolate/isolate.1.html">isolate(1)</a>
 */
final class MetaFile {
    private MetaFile() {}

    /** {@return the lines on a run} */
    static List<String> of(Verdict verdict, Evidence evidence) {
        List<String> lines = new ArrayList<>();
        evidence.cpuTime().ifPresent(time -> lines.add("time:" + seconds(time)));
        lines.add("time-wall:" + seconds(evidence.timing().wall()));
        evidence.usage().ifPresent(usage -> {
            lines.add("csw-voluntary:" + usage.voluntarySwitches());
            lines.add("csw-forced:" + usage.involuntarySwitches());
        });
        evidence.cgroup().ifPresent(cgroup -> addGroup(lines, cgroup));
        evidence.termination().ifPresent(end -> lines.add(
                switch (end) {
                    case Termination.Exited(int status) -> "exitcode:" + status;
                    case Termination.Signaled(int signal) -> "exitsig:" + signal;
                }));
        if (!evidence.actions().isEmpty()) {
            lines.add("killed:1");
        }
        status(verdict.code()).ifPresent(status -> {
            lines.add("status:" + status);
            lines.add("message:" + oneLine(verdict.detail()));
        });
        return lines;
    }

    /** {@return the lines on a run that the sandbox could not launch or supervise} */
    static List<String> ofFailure(String message) {
        return List.of("status:XX", "message:" + oneLine(message));
    }

    private static void addGroup(List<String> lines, CgroupEvidence cgroup) {
        cgroup.memoryPeakBytes().ifPresent(bytes -> lines.add("cg-mem:" + bytes / 1024));
        if (cgroup.oomKills().orElse(0) > 0) {
            lines.add("cg-oom-killed:1");
        }
    }

    private static Optional<String> status(VerdictCode code) {
        return switch (code) {
            case AC, WA, CE -> Optional.empty();
            case RE -> Optional.of("RE");
            case TLE -> Optional.of("TO");
            case MLE, OLE, SIG -> Optional.of("SG");
            case IE -> Optional.of("XX");
        };
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
