package io.rustbox.judge;

import java.math.BigDecimal;
import java.util.Optional;

/** What a checker or an interactor says. */
sealed interface Opinion {
    Feedback feedback();

    /** The output is right. */
    record Accepted(Award award, Feedback feedback) implements Opinion {}

    /** The output is wrong, and why, for the verdict. */
    record Refused(String reason, Feedback feedback) implements Opinion {}

    /** The checker failed, and how: nothing can be said of the output. */
    record Failed(String reason, Feedback feedback) implements Opinion {}

    /** What an accepted output earns. */
    sealed interface Award {
        /** What the test is worth. */
        record Full() implements Award {}

        /** So much, whatever the test is worth. */
        record Points(BigDecimal points) implements Award {}

        /** So much of what the test is worth. */
        record Share(BigDecimal share) implements Award {}

        default BigDecimal of(BigDecimal worth) {
            return switch (this) {
                case Full() -> worth;
                case Points(BigDecimal points) -> points;
                case Share(BigDecimal share) -> worth.multiply(share).stripTrailingZeros();
            };
        }
    }

    static Opinion accepted() {
        return new Accepted(new Award.Full(), Feedback.none());
    }

    static Opinion failed(String reason) {
        return new Failed(reason, new Feedback(Optional.empty(), Optional.of(reason)));
    }
}
