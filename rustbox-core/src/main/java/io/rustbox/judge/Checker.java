package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.checker.Comparison;
import io.rustbox.checker.Lines;

/** What tells whether the output of a program is right. Immutable. */
public sealed interface Checker {
    /** A comparison with the test's answer. */
    record ByComparison(Comparison comparison) implements Checker {
        public ByComparison {
            requireNonNull(comparison, "comparison");
        }
    }

    /** A program, which is given the test's input and answer and the output. */
    record ByProgram(JudgeProgram program) implements Checker {
        public ByProgram {
            requireNonNull(program, "program");
        }
    }

    /** An interactor at the other ends of the program's standard streams. */
    record ByInteractor(JudgeProgram program) implements Checker {
        public ByInteractor {
            requireNonNull(program, "program");
        }
    }

    /** {@return the default: line by line, without regard to whitespace at the ends} */
    static Checker standard() {
        return new ByComparison(new Lines());
    }
}
