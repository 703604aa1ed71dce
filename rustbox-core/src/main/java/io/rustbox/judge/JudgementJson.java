package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.judge.ResultJson.Layout;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes a {@link Judgement} as JSON, for judges: it holds what checkers said of the expected answers.
 *
 * <pre>
 * judgement = schema_version status verdict points compile? error? tests groups execution_start execution_end
 * test      = name group state verdict? verdict_cause? points cpu_time? wall_time? memory_peak? hint?
 *             message? judge_message? execution? checker?
 * group     = name verdict? points
 * </pre>
 *
 * <p>{@code execution}, {@code checker} and {@code compile} are results as {@link ResultJson} writes them; {@code state} is
 * {@code judged} or {@code skipped}, and a skipped test has nothing but a name, a group and no points. {@code message} and
 * {@code hint} are for candidates. A value with a question mark may be null; {@code compile}, {@code checker} and
 * {@code error} are left out instead.
 */
public final class JudgementJson {
    private final JsonOut out;

    private JudgementJson(JsonOut out) {
        this.out = out;
    }

    /** Writes {@code judgement} and a line feed in UTF-8; {@code out} is flushed and left open. */
    public static void write(Judgement judgement, OutputStream out, Layout layout) throws IOException {
        requireNonNull(judgement, "judgement");
        requireNonNull(out, "out");
        requireNonNull(layout, "layout");
        ResultJson.write(out, layout, json -> new JudgementJson(json).judgement(judgement));
    }

    /** {@return {@code judgement} as JSON, without a line feed at its end} */
    public static String text(Judgement judgement, Layout layout) {
        requireNonNull(judgement, "judgement");
        requireNonNull(layout, "layout");
        return ResultJson.text(layout, json -> new JudgementJson(json).judgement(judgement));
    }

    private void judgement(Judgement judgement) throws IOException {
        out.text("schema_version", ResultJson.SCHEMA_VERSION);
        out.text("status", judgement.verdict().status());
        out.text("verdict", judgement.verdict().name());
        out.number("points", judgement.points());
        optionalResult("compile", judgement.compile());
        switch (judgement) {
            case Judgement.Completed completed -> {
                out.objects("tests", completed.tests(), this::test);
                out.objects("groups", completed.groups(), this::group);
            }
            case Judgement.NotRun(ExecutionResult result, _, _) -> {
                if (result.error().isPresent()) {
                    out.text("error", result.error());
                }
                out.objects("tests", List.<TestResult>of(), this::test);
                out.objects("groups", List.<GroupResult>of(), this::group);
            }
        }
        out.text("execution_start", judgement.started().toString());
        out.text("execution_end", judgement.ended().toString());
    }

    private void test(TestResult test) throws IOException {
        out.text("name", test.name());
        out.text("group", test.group());
        switch (test) {
            case TestResult.Judged judged -> judged(judged);
            case TestResult.Skipped skipped -> {
                out.text("state", "skipped");
                out.number("points", skipped.points());
            }
        }
    }

    private void judged(TestResult.Judged test) throws IOException {
        ExecutionResult execution = test.execution();
        out.text("state", "judged");
        out.text("verdict", execution.verdict().code().name());
        out.text("verdict_cause", execution.verdict().cause().id());
        out.number("points", test.points());
        out.seconds("cpu_time", execution.cpuTime());
        out.seconds("wall_time", execution.wallTime());
        out.count("memory_peak", execution.memoryPeakBytes());
        out.text("hint", CandidateHint.of(execution));
        out.text("message", test.feedback().forCandidate());
        out.text("judge_message", test.feedback().forJudge());
        optionalResult("execution", Optional.of(execution));
        optionalResult("checker", test.checker());
    }

    private void group(GroupResult group) throws IOException {
        out.text("name", group.name());
        out.text("verdict", group.verdict().map(VerdictCode::name));
        out.number("points", group.points());
    }

    private void optionalResult(String name, Optional<ExecutionResult> result) throws IOException {
        if (result.isPresent()) {
            out.object(name, result, new ResultWriter(out)::result);
        }
    }
}
