package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/** What became of one test of a submission. */
public sealed interface TestResult {
    /** {@return the test's name} */
    String name();

    /** {@return the name of the test's group} */
    String group();

    /** {@return what the test earned} */
    BigDecimal points();

    /** {@return whether the program passed the test} */
    default boolean accepted() {
        return switch (this) {
            case Judged judged -> judged.execution().verdict().code() == VerdictCode.AC;
            case Skipped _ -> false;
        };
    }

    /**
     * The program was run on the test.
     *
     * @param execution with the verdict on the test; of stdout and stderr only the beginning is kept
     * @param feedback what the checker said
     * @param checker the run of the checker program or of the interactor, if the submission has one
     */
    record Judged(
            String name,
            String group,
            ExecutionResult execution,
            BigDecimal points,
            Feedback feedback,
            Optional<ExecutionResult> checker)
            implements
                TestResult {
        public Judged {
            requireNonNull(name, "name");
            requireNonNull(group, "group");
            requireNonNull(execution, "execution");
            requireNonNull(points, "points");
            requireNonNull(feedback, "feedback");
            requireNonNull(checker, "checker");
        }
    }

    /** An earlier failure made the test needless. */
    record Skipped(String name, String group) implements TestResult {
        public Skipped {
            requireNonNull(name, "name");
            requireNonNull(group, "group");
        }

        @Override
        public BigDecimal points() {
            return BigDecimal.ZERO;
        }
    }
}
