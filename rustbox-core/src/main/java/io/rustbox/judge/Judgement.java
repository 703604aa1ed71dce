package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a submission. */
public sealed interface Judgement {
    /** {@return the verdict on the whole submission} */
    VerdictCode verdict();

    /** {@return what the submission earned} */
    BigDecimal points();

    /** {@return the compiler's run, for a compiled language} */
    Optional<ExecutionResult> compile();

    /** {@return when the submission's turn came} */
    Instant started();

    /** {@return when the last of it was done} */
    Instant ended();

    /**
     * The submission was run on its tests.
     *
     * @param verdict {@link VerdictCode#IE} if a test could not be judged, or else that of the first test that failed, or
     *     {@link VerdictCode#AC}
     * @param tests in the submission's order, the skipped ones too
     * @param groups in the submission's order
     */
    record Completed(
            VerdictCode verdict,
            BigDecimal points,
            Optional<ExecutionResult> compile,
            List<TestResult> tests,
            List<GroupResult> groups,
            Instant started,
            Instant ended)
            implements
                Judgement {
        /** Copies the lists. */
        public Completed {
            requireNonNull(verdict, "verdict");
            requireNonNull(points, "points");
            requireNonNull(compile, "compile");
            requireNonNull(tests, "tests");
            requireNonNull(groups, "groups");
            requireNonNull(started, "started");
            requireNonNull(ended, "ended");
            tests = List.copyOf(tests);
            groups = List.copyOf(groups);
        }
    }

    /**
     * The submission, or a program of the judge's own, did not compile or could not be compiled: nothing was run.
     *
     * @param result {@link VerdictCode#CE} with the compiler's run, or {@link VerdictCode#IE}
     */
    record NotRun(ExecutionResult result, Instant started, Instant ended) implements Judgement {
        public NotRun {
            requireNonNull(result, "result");
            requireNonNull(started, "started");
            requireNonNull(ended, "ended");
        }

        @Override
        public VerdictCode verdict() {
            return result.verdict().code();
        }

        @Override
        public BigDecimal points() {
            return BigDecimal.ZERO;
        }

        @Override
        public Optional<ExecutionResult> compile() {
            return result.compile();
        }
    }
}
