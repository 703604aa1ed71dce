package io.rustbox.commands;

import io.rustbox.Output;
import io.rustbox.commands.Console.Colour;
import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Limit;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.Verdict;
import io.rustbox.judge.VerdictCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A result for people. */
record ResultText(Console console) {
    /** {@return one line, {@code AC: …, CPU 0.012 s, wall 0.015 s, memory 8.4 MB}} */
    String line(ExecutionResult result) {
        return line(result.verdict(), result.evidence());
    }

    /** {@return the same of a run} */
    String line(Verdict verdict, Evidence evidence) {
        return line(verdict, Optional.of(evidence));
    }

    private String line(Verdict verdict, Optional<Evidence> evidence) {
        List<String> parts = new ArrayList<>(List.of(verdict.detail()));
        evidence.ifPresent(facts -> {
            facts.cpuTime().ifPresent(time -> parts.add("CPU " + seconds(time)));
            parts.add("wall " + seconds(facts.timing().wall()));
            facts.cgroup()
                    .map(CgroupEvidence::memoryPeakBytes)
                    .orElse(OptionalLong.empty())
                    .ifPresent(bytes -> parts.add("memory " + mebibytes(bytes)));
        });
        if (!verdict.limitsHit().isEmpty()) {
            parts.add("hit " + verdict.limitsHit().stream().map(Limit::id).collect(Collectors.joining(", ")));
        }
        return console.coloured(colour(verdict.code()), verdict.code().name()) + ": " + String.join(", ", parts);
    }

    /** {@return the line above, and what the compiler and the program wrote} */
    List<String> lines(ExecutionResult result) {
        List<String> lines = new ArrayList<>(List.of(line(result)));
        result.compile().ifPresent(compile -> {
            lines.addAll(stream("compiler's stdout", compile.stdout()));
            lines.addAll(stream("compiler's stderr", compile.stderr()));
        });
        lines.addAll(stream("stdout", result.stdout()));
        lines.addAll(stream("stderr", result.stderr()));
        return lines;
    }

    private static List<String> stream(String name, Output output) {
        if (output.writtenBytes() == 0) {
            return List.of();
        }
        String cut = output.writtenBytes() > output.bytes().length ? ", of which this was kept" : "";
        return List.of("--- " + name + ": " + output.writtenBytes() + " bytes" + cut,
                Printable.of(output.text()).stripTrailing());
    }

    private static Colour colour(VerdictCode code) {
        return switch (code) {
            case AC -> Colour.GREEN;
            case IE -> Colour.YELLOW;
            case WA, TLE, MLE, OLE, SIG, RE, CE -> Colour.RED;
        };
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).toPlainString() + " s";
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }
}
