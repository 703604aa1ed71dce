package io.rustbox.embedding;

import io.rustbox.judge.CandidateHint;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.Judge;
import io.rustbox.judge.Judgement;
import io.rustbox.judge.LimitOverrides;
import io.rustbox.judge.Program;
import io.rustbox.judge.Progress;
import io.rustbox.judge.Submission;
import io.rustbox.judge.TestResult;
import io.rustbox.language.Languages;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** What an interview runs on: a candidate tries out a program, then checks it against examples, and sees how it goes. */
public final class Playground implements AutoCloseable {
    private static final LimitOverrides LIMITS =
            LimitOverrides.none().cpu(Duration.ofSeconds(2)).wall(Duration.ofSeconds(4));

    private final Judge judge = Judge.strict(Languages.builtIn());

    /** {@return what the candidate sees of one run} */
    public String tryOut(String language, String source, String input) throws InterruptedException {
        ExecutionResult result = judge.execute(Program.of(language, source).stdin(input).limits(LIMITS));
        return result.compile().map(compile -> compile.stderr().text()).orElse("")
                + result.stdout().text()
                + result.stderr().text()
                + CandidateHint.of(result);
    }

    /** Runs the examples one after the other, and tells {@code screen} of each as soon as it is known. */
    public void check(String language, String source, Map<String, String> examples, Consumer<String> screen) {
        Submission submission = Submission.of(Program.of(language, source).limits(LIMITS));
        for (var example : examples.entrySet()) {
            submission = submission.test(example.getKey(), example.getValue());
        }
        var _ = judge.submit(submission, progress -> {
            switch (progress) {
                case Progress.Compiled _, Progress.TestStarted _ -> {}
                case Progress.TestEnded(TestResult result) -> screen.accept(told(result));
                case Progress.Ended(Judgement judgement) -> screen.accept("all in all: " + judgement.verdict());
            }
        }).join();
    }

    private static String told(TestResult result) {
        return switch (result) {
            case TestResult.Skipped skipped -> skipped.name() + ": not run";
            case TestResult.Judged judged -> judged.name() + ": " + CandidateHint.of(judged.execution())
                    + judged.feedback().forCandidate().map(where -> " At " + where).orElse("");
        };
    }

    @Override
    public void close() {
        judge.close();
    }
}
