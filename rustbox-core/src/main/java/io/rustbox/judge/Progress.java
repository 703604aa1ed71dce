package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

/**
 * What a listener is told while a submission is judged: that it is compiled, then of each test that it is run, unless it is
 * skipped, and what became of it; at last that it is done. Tests may be run in any order, and their results are told in
 * the order of the submission, when nothing can change them any more. A listener is called by one thread at a time, and
 * the next event waits until it returns; tests that are on go on.
 */
public sealed interface Progress {
    /** The programs are compiled, or found compiled; the tests are run next. */
    record Compiled() implements Progress {}

    /** A test is run. */
    record TestStarted(TestCase test) implements Progress {
        public TestStarted {
            requireNonNull(test, "test");
        }
    }

    /** What became of a test. */
    record TestEnded(TestResult result) implements Progress {
        public TestEnded {
            requireNonNull(result, "result");
        }
    }

    /** The submission is judged: the last event. */
    record Ended(Judgement judgement) implements Progress {
        public Ended {
            requireNonNull(judgement, "judgement");
        }
    }
}
