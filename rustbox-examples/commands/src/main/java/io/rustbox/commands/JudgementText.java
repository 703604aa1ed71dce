package io.rustbox.commands;

import io.rustbox.commands.Console.Colour;
import io.rustbox.judge.CandidateHint;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.GroupResult;
import io.rustbox.judge.Judgement;
import io.rustbox.judge.TestCase;
import io.rustbox.judge.TestResult;
import io.rustbox.judge.VerdictCode;
import io.rustbox.problems.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A judgement for people: a row for each test, and what they add up to. */
record JudgementText(Console console, Problem problem) {
    private static final int POINTS_SCALE = 2;

    /** {@return {@code secret/01  AC  0.012 s  8.4 MB}, and for a test that failed why} */
    String row(TestResult result) {
        String name = padded(result.name(), width());
        return switch (result) {
            case TestResult.Skipped _ -> name + "  -";
            case TestResult.Judged judged -> {
                ExecutionResult run = judged.execution();
                String row = name + "  " + coloured(run.verdict().code(), 3) + "  "
                        + padded(run.cpuTime().map(JudgementText::seconds).orElse("-"), 9) + "  "
                        + padded(memory(run.memoryPeakBytes()), 9);
                yield (row + "  " + Printable.of(remark(judged))).stripTrailing();
            }
        };
    }

    /** {@return the lines after the table} */
    List<String> summary(Judgement judgement) {
        List<String> lines = new ArrayList<>();
        switch (judgement) {
            case Judgement.NotRun(ExecutionResult result, _, _) -> {
                lines.add(coloured(judgement.verdict(), 0) + ": " + result.error().orElse(CandidateHint.of(result)));
                result.compile().map(compile -> Printable.of(compile.stderr().text()).stripTrailing())
                        .ifPresent(lines::add);
            }
            case Judgement.Completed completed -> {
                if (problem.kind() == Problem.Kind.SCORING) {
                    completed.groups().forEach(group -> lines.add(group(group)));
                }
                long accepted = completed.tests().stream().filter(TestResult::accepted).count();
                lines.add(coloured(judgement.verdict(), 0) + ": " + accepted + " of " + completed.tests().size()
                        + " tests passed" + points(judgement.points()));
            }
        }
        return lines;
    }

    private String group(GroupResult group) {
        return padded(group.name(), width()) + "  " + group.verdict().map(code -> coloured(code, 3)).orElse("-  ")
                + points(group.points());
    }

    private String points(BigDecimal points) {
        return problem.kind() == Problem.Kind.SCORING
                ? "  " + points.setScale(POINTS_SCALE, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
                        + " points"
                : "";
    }

    private static String remark(TestResult.Judged judged) {
        ExecutionResult run = judged.execution();
        return switch (run.verdict().code()) {
            case AC -> "";
            case IE -> run.verdict().detail();
            case WA ->
                judged.feedback().forJudge().or(() -> judged.feedback().forCandidate()).map(JudgementText::firstLine)
                        .orElse("");
            case TLE, MLE, OLE, SIG, RE, CE -> CandidateHint.of(run);
        };
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private int width() {
        return problem.tests().stream().map(TestCase::name).mapToInt(String::length).max().orElse(0);
    }

    private String coloured(VerdictCode code, int width) {
        Colour colour = switch (code) {
            case AC -> Colour.GREEN;
            case IE -> Colour.YELLOW;
            case WA, TLE, MLE, OLE, SIG, RE, CE -> Colour.RED;
        };
        return console.coloured(colour, code.name()) + " ".repeat(Math.max(0, width - code.name().length()));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).toPlainString() + " s";
    }

    private static String memory(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.1f MB", bytes.getAsLong() / 1048576.0) : "-";
    }
}
