package io.rustbox.service.execution;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.judge.CandidateHint;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.GroupResult;
import io.rustbox.judge.Judgement;
import io.rustbox.judge.ResultJson;
import io.rustbox.judge.ResultJson.Layout;
import io.rustbox.judge.TestResult;
import io.rustbox.judge.VerdictCode;
import io.rustbox.service.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A judgement on several tests as the result of one run: that of the first test that was not passed, or of the last one, with a
 * line for each test.
 */
final class TestsJson {
    private TestsJson() {}

    /** @param maxOutput what is kept of each stream of the deciding run, and of those of all tests together, in bytes */
    static ObjectNode facts(Judgement judgement, int maxOutput) {
        ObjectNode facts = switch (judgement) {
            case Judgement.NotRun(ExecutionResult result, _, _) -> run(result.keeping(maxOutput));
            case Judgement.Completed completed -> {
                ObjectNode deciding = deciding(completed.tests())
                        .map(result -> run(result.keeping(maxOutput)))
                        .orElseGet(Json::object);
                ArrayNode tests = deciding.putArray("tests");
                int share = share(maxOutput, completed.tests().size());
                completed.tests().forEach(test -> tests.add(test(test, share)));
                ArrayNode groups = deciding.putArray("groups");
                completed.groups().forEach(group -> groups.add(group(group)));
                yield deciding;
            }
        };
        facts.put("verdict", judgement.verdict().name());
        facts.put("points", judgement.points());
        return facts;
    }

    /** {@return what each of {@code tests} may keep so that all of them keep no more than {@code maxOutput}} */
    static int share(int maxOutput, int tests) {
        return maxOutput / Math.max(1, tests);
    }

    /** @param most what is kept of each stream, in bytes */
    static ObjectNode test(TestResult test, int most) {
        ObjectNode document = Json.object()
                .put("name", test.name())
                .put("group", test.group())
                .put("points", test.points());
        return switch (test) {
            case TestResult.Skipped _ -> document.put("state", "skipped");
            case TestResult.Judged judged -> judged(document.put("state", "judged"), judged, most);
        };
    }

    private static ObjectNode group(GroupResult group) {
        return Json.object()
                .put("name", group.name())
                .put("verdict", group.verdict().map(VerdictCode::name).orElse(null))
                .put("points", group.points());
    }

    private static ObjectNode judged(ObjectNode document, TestResult.Judged test, int most) {
        ExecutionResult execution = test.execution().keeping(most);
        document.put("verdict", execution.verdict().code().name());
        document.put("verdict_cause", execution.verdict().cause().id());
        document.put("cpu_time", seconds(execution.cpuTime()));
        document.put("wall_time", seconds(execution.wallTime()));
        document.put(
                "memory_peak",
                execution.memoryPeakBytes().isPresent()
                        ? Long.valueOf(execution.memoryPeakBytes().getAsLong())
                        : null);
        document.put("hint", CandidateHint.of(execution));
        document.put("message", test.feedback().forCandidate().orElse(null));
        document.put("judge_message", test.feedback().forJudge().orElse(null));
        document.put("stdout", execution.stdout().text());
        document.put("stderr", execution.stderr().text());
        return document;
    }

    private static Optional<ExecutionResult> deciding(List<TestResult> tests) {
        Optional<ExecutionResult> last = Optional.empty();
        for (TestResult test : tests) {
            if (test instanceof TestResult.Judged judged) {
                last = Optional.of(judged.execution());
                if (!test.accepted()) {
                    return last;
                }
            }
        }
        return last;
    }

    private static ObjectNode run(ExecutionResult result) {
        return Json.object(ResultJson.text(result, Layout.COMPACT));
    }

    private static @Nullable Double seconds(Optional<Duration> time) {
        return time.isPresent() ? Double.valueOf(time.get().toNanos() / 1e9) : null;
    }
}
