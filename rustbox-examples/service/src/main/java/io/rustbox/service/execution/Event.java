package io.rustbox.service.execution;

/** What happens to a submission. */
public sealed interface Event {
    /** It is running, perhaps not for the first time. */
    record Started() implements Event {}

    /**
     * One of its tests is done. Told on the node that runs it.
     *
     * @param test as in the result, as JSON
     */
    record TestEnded(String test) implements Event {}

    /**
     * It has its result.
     *
     * @param result the whole answer to whoever asks for it, as JSON
     */
    record Finished(String result) implements Event {}
}
