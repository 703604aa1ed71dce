package io.rustbox.service.webhook;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to deliver a message. */
sealed interface Answer {
    /** The receiver took it. */
    record Taken(int status) implements Answer {}

    /**
     * It may be taken later.
     *
     * @param status of the answer, if there was one
     * @param pause for how long the receiver asked to be left alone
     */
    record Later(Optional<Integer> status, String why, Optional<Duration> pause) implements Answer {}

    /** It will never be taken. */
    record Refused(Optional<Integer> status, String why) implements Answer {}
}
