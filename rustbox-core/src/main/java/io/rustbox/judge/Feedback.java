package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a checker said besides its verdict. Text of a checker program is as it left it.
 *
 * @param forCandidate gives away nothing of the expected answer, unless a checker program chose to
 * @param forJudge may quote the expected answer
 */
public record Feedback(Optional<String> forCandidate, Optional<String> forJudge) {
    private static final Feedback NONE = new Feedback(Optional.empty(), Optional.empty());

    public Feedback {
        requireNonNull(forCandidate, "forCandidate");
        requireNonNull(forJudge, "forJudge");
    }

    /** {@return no word at all} */
    public static Feedback none() {
        return NONE;
    }

    /** {@return the same words for both} */
    static Feedback forBoth(String text) {
        return new Feedback(Optional.of(text), Optional.of(text));
    }
}
