package io.rustbox.judge;

import io.rustbox.evidence.EvidenceBuilder;
import java.math.BigDecimal;
import java.util.Optional;

/** Results of tests that never ran. */
final class TestResults {
    private TestResults() {}

    static TestResult accepted(TestCase test) {
        return of(test, VerdictCause.NORMAL_EXIT, test.points());
    }

    static TestResult wrong(TestCase test) {
        return of(test, VerdictCause.WRONG_ANSWER, BigDecimal.ZERO);
    }

    static TestResult of(TestCase test, VerdictCause cause, BigDecimal points) {
        ExecutionResult run = Results.of(new EvidenceBuilder());
        Verdict verdict = cause == VerdictCause.NORMAL_EXIT ? run.verdict() : run.verdict().byChecker(cause, "so");
        return new TestResult.Judged(
                test.name(), test.group(), run.judged(verdict), points, Feedback.none(), Optional.empty());
    }

    static TestResult skipped(TestCase test) {
        return new TestResult.Skipped(test.name(), test.group());
    }
}
