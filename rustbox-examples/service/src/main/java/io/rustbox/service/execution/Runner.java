package io.rustbox.service.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.store.Status;
import io.rustbox.service.submission.Submission;
import java.util.function.Consumer;

/** Runs submissions: the one place where the service meets the judge. May be used from any thread. */
public interface Runner {
    /**
     * What came of a run.
     *
     * @param facts the result as JSON, named as the judge names it
     */
    record Run(Status status, ObjectNode facts) {}

    /**
     * Runs a submission to its end.
     *
     * @param listener hears of its progress
     * @throws InterruptedException if the thread was interrupted; nothing runs any more then
     */
    Run run(Submission submission, Consumer<Event> listener) throws InterruptedException;
}
