package io.rustbox.judge;

import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a submission's programs ready: its own, and the one that checks it. */
final class TestBench implements SubmissionRun.Preparation {
    private final Submission submission;
    private final Languages languages;
    private final Compiler compiler;
    private final ProgramRuns runs;

    private TestBench(Submission submission, Languages languages, Compiler compiler, ProgramRuns runs) {
        this.submission = submission;
        this.languages = languages;
        this.compiler = compiler;
        this.runs = runs;
    }

    /** Refuses at once what could not be run. */
    static TestBench of(Submission submission, Languages languages, Compiler compiler, ProgramRuns runs) {
        Language language = languages.get(submission.program().language());
        for (TestCase test : submission.tests()) {
            var _ = given(submission, test).limits().applyTo(language.run().limits(), language.maximum());
        }
        for (JudgeProgram checker : judgePrograms(submission)) {
            Language its = languages.get(checker.program().language());
            var _ = checker.program().input().limits().applyTo(its.run().limits(), its.maximum());
        }
        return new TestBench(submission, languages, compiler, runs);
    }

    @Override
    public SubmissionRun.Prepared prepare(Cancellation cancellation) throws InterruptedException {
        return switch (compile(submission.program(), cancellation)) {
            case CompileFailed(ExecutionResult result) -> new SubmissionRun.Prepared.NotReady(result);
            case Compiled program -> withCheckers(program, cancellation);
        };
    }

    /** Programs that differ in their flags alone are one program. */
    private SubmissionRun.Prepared withCheckers(Compiled program, Cancellation cancellation)
            throws InterruptedException {
        Map<TestExecution.Code, Compiled> compiled = new HashMap<>();
        for (JudgeProgram checker : judgePrograms(submission)) {
            TestExecution.Code code = TestExecution.Code.of(checker);
            if (compiled.containsKey(code)) {
                continue;
            }
            switch (compile(checker.program(), cancellation)) {
                case CompileFailed(ExecutionResult result) -> {
                    return notReady(result);
                }
                case Compiled made -> compiled.put(code, made);
            }
        }
        return new SubmissionRun.Prepared.Ready(
                program.compile(), new TestExecution(submission, runs, program, Map.copyOf(compiled)));
    }

    private Compilation compile(Program program, Cancellation cancellation) throws InterruptedException {
        return compiler.compile(languages.get(program.language()), program.sources(), cancellation);
    }

    /** That the judge's own program does not compile is the judge's failure. */
    private static SubmissionRun.Prepared notReady(ExecutionResult result) {
        String said = result.compile().map(compiler -> ": " + compiler.stderr().text().strip()).orElse("");
        Verdict verdict = result.verdict().code() == VerdictCode.IE
                ? result.verdict()
                : result.verdict().byChecker(VerdictCause.CHECKER_FAILED,
                        "the checker (" + result.language() + ") does not compile" + said);
        return new SubmissionRun.Prepared.NotReady(result.judged(verdict));
    }

    /** {@return what a test's run is given: what the submission gives to every test, and the test's own} */
    static Input given(Submission submission, TestCase test) {
        return submission.program().input().with(test.input());
    }

    private static List<JudgeProgram> judgePrograms(Submission submission) {
        return Stream.concat(
                Stream.of(submission.checker()),
                submission.tests().stream().flatMap(test -> test.checker().stream()))
                .<JudgeProgram>mapMulti((checker, programs) -> {
                    switch (checker) {
                        case Checker.ByComparison _ -> {}
                        case Checker.ByProgram(JudgeProgram program) -> programs.accept(program);
                        case Checker.ByInteractor(JudgeProgram program) -> programs.accept(program);
                    }
                })
                .toList();
    }
}
