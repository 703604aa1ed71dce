package io.rustbox.checker;

import static java.util.Objects.requireNonNull;

/** What a {@link Comparison} found. */
public sealed interface Match {
    /** The answer is as expected. */
    record Same() implements Match {}

    /**
     * The first place where the answer is not as expected.
     *
     * @param where the place in one line of text, which gives away nothing of what is expected
     * @param detail the same with an excerpt of both sides; not for candidates
     */
    record Different(String where, String detail) implements Match {
        public Different {
            requireNonNull(where, "where");
            requireNonNull(detail, "detail");
        }
    }
}
