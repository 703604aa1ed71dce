package io.rustbox.judge;

import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import java.util.Optional;

/** Makes a submission's programs ready: its own, and the one that checks it. */
final class TestBench implements SubmissionRun.Preparation {
    private final Submission submission;
    private final Languages languages;
    private final Compiler compiler;
    private final Runs runs;

    private TestBench(Submission submission, Languages languages, Compiler compiler, Runs runs) {
        this.submission = submission;
        this.languages = languages;
        this.compiler = compiler;
        this.runs = runs;
    }

    /** Refuses at once what could not be run. */
    static TestBench of(Submission submission, Languages languages, Compiler compiler, Runs runs) {
        Language language = languages.get(submission.program().language());
        for (TestCase test : submission.tests()) {
            var _ = given(submission, test).limits().applyTo(language.run().limits(), language.maximum());
        }
        judgeProgram(submission.checker()).ifPresent(checker -> {
            Language its = languages.get(checker.program().language());
            var _ = checker.program().input().limits().applyTo(its.run().limits(), its.maximum());
        });
        return new TestBench(submission, languages, compiler, runs);
    }

    @Override
    public SubmissionRun.Prepared prepare(Cancellation cancellation) throws InterruptedException {
        return switch (compile(submission.program(), cancellation)) {
            case CompileFailed(ExecutionResult result) -> new SubmissionRun.Prepared.NotReady(result);
            case Compiled program -> withChecker(program, cancellation);
        };
    }

    private SubmissionRun.Prepared withChecker(Compiled program, Cancellation cancellation)
            throws InterruptedException {
        TestExecution tests = new TestExecution(submission, runs, program);
        return switch (submission.checker()) {
            case Checker.ByComparison(var comparison) -> ready(program, tests.comparing(comparison));
            case Checker.ByProgram(JudgeProgram checker) -> switch (compile(checker.program(), cancellation)) {
                case CompileFailed(ExecutionResult result) -> notReady("checker", result);
                case Compiled compiled -> ready(program, tests.checkedBy(checker, compiled));
            };
            case Checker.ByInteractor(JudgeProgram interactor) -> switch (compile(interactor.program(), cancellation)) {
                case CompileFailed(ExecutionResult result) -> notReady("interactor", result);
                case Compiled compiled -> ready(program, tests.talkingTo(interactor, compiled));
            };
        };
    }

    private Compilation compile(Program program, Cancellation cancellation) throws InterruptedException {
        return compiler.compile(languages.get(program.language()), program.sources(), cancellation);
    }

    private static SubmissionRun.Prepared ready(Compiled program, SubmissionRun.TestRunner tests) {
        return new SubmissionRun.Prepared.Ready(program.compile(), tests);
    }

    /** That the judge's own program does not compile is the judge's failure. */
    private static SubmissionRun.Prepared notReady(String role, ExecutionResult result) {
        String said = result.compile().map(compiler -> ": " + compiler.stderr().text().strip()).orElse("");
        Verdict verdict = result.verdict().code() == VerdictCode.IE
                ? result.verdict()
                : result.verdict().byChecker(VerdictCause.CHECKER_FAILED,
                        "the " + role + " (" + result.language() + ") does not compile" + said);
        return new SubmissionRun.Prepared.NotReady(result.judged(verdict));
    }

    /** {@return what a test's run is given: what the submission gives to every test, and the test's own} */
    static Input given(Submission submission, TestCase test) {
        return submission.program().input().with(test.input());
    }

    private static Optional<JudgeProgram> judgeProgram(Checker checker) {
        return switch (checker) {
            case Checker.ByComparison _ -> Optional.empty();
            case Checker.ByProgram(JudgeProgram program) -> Optional.of(program);
            case Checker.ByInteractor(JudgeProgram program) -> Optional.of(program);
        };
    }
}
