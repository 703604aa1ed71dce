package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import io.rustbox.Command.Sink;
import io.rustbox.Output;
import io.rustbox.SetupException;
import io.rustbox.checker.Comparison;
import io.rustbox.checker.Match;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.judge.SubmissionRun.TestRunner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a compiled submission on its tests.
 *
 * @param checkers the programs that check, compiled
 */
record TestExecution(Submission submission, ProgramRuns runs, Compiled program, Map<Code, Compiled> checkers)
        implements
            TestRunner {
    /** How much of each stream of a test's run is kept once the run is judged. */
    static final int KEPT_BYTES = 1 << 16;

    /** What is compiled of a program: not its flags. */
    record Code(String language, List<SourceFile> sources) {
        static Code of(JudgeProgram program) {
            return new Code(program.program().language(), program.program().sources());
        }
    }

    /** Checks what an accepted run left. */
    private interface OutputCheck {
        Checked check(byte[] output) throws IOException, InterruptedException;
    }

    /** What is said of an output, and by the run of which program, if of any. */
    private record Checked(Opinion opinion, Optional<ExecutionResult> checker) {}

    @Override
    public TestResult run(TestCase test, Cancellation cancellation) throws InterruptedException {
        return switch (test.checker().orElse(submission.checker())) {
            case Checker.ByComparison(Comparison comparison) -> alone(
                    test, cancellation, output -> new Checked(compare(comparison, test, output), Optional.empty()));
            case Checker.ByProgram(JudgeProgram checker) ->
                alone(test, cancellation, output -> check(checker, test, output, cancellation));
            case Checker.ByInteractor(JudgeProgram interactor) -> converse(interactor, test, cancellation);
        };
    }

    private Checked check(JudgeProgram checker, TestCase test, byte[] output, Cancellation cancellation)
            throws IOException, InterruptedException {
        Compiled compiled = compiled(checker);
        Input input = JudgePrograms.checker(checker, stdin(test), test.answer().bytes(), output);
        ExecutionResult run = runs.run(compiled, input, new Sink.Capture(), cancellation);
        cancellation.requireNot();
        return new Checked(named("checker", compiled, JudgePrograms.opinion(checker, run)), Optional.of(run));
    }

    private TestResult converse(JudgeProgram interactor, TestCase test, Cancellation cancellation)
            throws InterruptedException {
        Compiled compiled = compiled(interactor);
        Input given;
        try {
            given = JudgePrograms.interactor(interactor, stdin(test), test.answer().bytes());
        } catch (IOException e) {
            ExecutionResult notRun = ExecutionResult.failed(
                    program.language().id(), new SetupException("read test data", e), Instant.now(), Instant.now());
            return result(test, notRun, Optional.empty());
        }
        Input own = TestBench.given(submission, test);
        Conversation conversation = new Conversation(runs, program, compiled, interactor);
        Conversation.Held held = conversation.hold(own, given, cancellation);
        cancellation.requireNot();
        ExecutionResult run = held.program();
        if (run.evidence().isEmpty()) {
            return result(test, run, Optional.empty());
        }
        Opinion opinion = named("interactor", compiled, held.opinion());
        Optional<Checked> decided = new Interaction(run.verdict(), opinion,
                held.interactor().verdict().cause(), held.first())
                .decide()
                .map(counts -> new Checked(counts, Optional.of(held.interactor())));
        return result(test, run, decided);
    }

    private TestResult alone(TestCase test, Cancellation cancellation, OutputCheck check) throws InterruptedException {
        Input input = TestBench.given(submission, test);
        if (test.output() instanceof CheckedOutput.File(Command.Collected file)) {
            input = input.output(file);
        }
        ExecutionResult run = runs.run(program, input, new Sink.Capture(), cancellation);
        cancellation.requireNot();
        if (run.verdict().code() != VerdictCode.AC) {
            return result(test, run, Optional.empty());
        }
        return result(test, run, Optional.of(check(test, run, check)));
    }

    private static Checked check(TestCase test, ExecutionResult run, OutputCheck check) throws InterruptedException {
        try {
            return switch (test.output()) {
                case CheckedOutput.Stdout() -> check.check(run.stdout().bytes());
                case CheckedOutput.File(Command.Collected file) -> checkFile(run, file.path(), check);
            };
        } catch (IOException e) {
            return new Checked(Opinion.failed("the test data can't be read: " + e), Optional.empty());
        }
    }

    private static Checked checkFile(ExecutionResult run, String path, OutputCheck check)
            throws IOException, InterruptedException {
        Output left = run.files().get(path);
        if (left != null) {
            return check.check(left.bytes());
        }
        Opinion opinion = unreadable(run, path)
                ? Opinion.failed("the program's file " + path + " could not be read")
                : new Opinion.Refused("no file " + path + ", or one that is too large",
                        Feedback.forBoth("There is no file " + path + " that could be checked."));
        return new Checked(opinion, Optional.empty());
    }

    private static boolean unreadable(ExecutionResult run, String path) {
        return run.evidence().map(Evidence::files).orElse(List.of()).stream()
                .anyMatch(file -> file.path().equals(path) && file.state() == FileEvidence.State.UNREADABLE);
    }

    private static Opinion compare(Comparison comparison, TestCase test, byte[] output) throws IOException {
        try (InputStream expected = test.answer().open()) {
            return switch (comparison.compare(expected, new ByteArrayInputStream(output))) {
                case Match.Same() -> Opinion.accepted();
                case Match.Different(String where, String detail) ->
                    new Opinion.Refused("wrong answer", new Feedback(Optional.of(where), Optional.of(detail)));
            };
        }
    }

    private Compiled compiled(JudgeProgram checker) {
        return requireNonNull(checkers.get(Code.of(checker)));
    }

    private static byte[] stdin(TestCase test) throws IOException {
        return TestData.of(test.input().stdin()).orElseThrow().bytes();
    }

    private static Opinion named(String role, Compiled program, Opinion opinion) {
        return switch (opinion) {
            case Opinion.Accepted _, Opinion.Refused _ -> opinion;
            case Opinion.Failed(String reason, Feedback feedback) ->
                new Opinion.Failed("the " + role + " (" + program.language().id() + ") " + reason, feedback);
        };
    }

    private static TestResult result(TestCase test, ExecutionResult run, Optional<Checked> checked) {
        Verdict verdict = checked.map(each -> verdict(run.verdict(), each.opinion())).orElse(run.verdict());
        BigDecimal points = checked.map(each -> switch (each.opinion()) {
            case Opinion.Accepted(Opinion.Award award, _) -> award.of(test.points());
            case Opinion.Refused _, Opinion.Failed _ -> BigDecimal.ZERO;
        }).orElse(BigDecimal.ZERO);
        return new TestResult.Judged(
                test.name(),
                test.group(),
                run.judged(verdict).keeping(KEPT_BYTES),
                points,
                checked.map(each -> each.opinion().feedback()).orElse(Feedback.none()),
                checked.flatMap(Checked::checker).map(checker -> checker.keeping(KEPT_BYTES)));
    }

    private static Verdict verdict(Verdict own, Opinion opinion) {
        return switch (opinion) {
            case Opinion.Accepted _ -> own;
            // what the feedback holds for the judge alone tells the expected answer: it stays there
            case Opinion.Refused(String reason, _) -> own.byChecker(VerdictCause.WRONG_ANSWER, reason);
            case Opinion.Failed(String reason, _) -> own.byChecker(VerdictCause.CHECKER_FAILED, reason);
        };
    }
}
