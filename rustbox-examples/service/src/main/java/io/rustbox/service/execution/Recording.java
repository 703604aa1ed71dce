package io.rustbox.service.execution;

import io.rustbox.service.store.Database;
import io.rustbox.service.store.Status;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Records results: the first one of a submission, with the message to its webhook, in one transaction. */
record Recording(Database database, Submissions submissions, Notifier notifier, Feed feed) {
    /** {@return whether this is the result: no other was recorded before} */
    boolean record(Stored submission, Status status, String result, Instant now) {
        AtomicBoolean first = new AtomicBoolean();
        database.transaction(() -> {
            first.set(submissions.complete(submission.id(), status, result, now));
            if (first.get() && submission.webhook().isPresent()) {
                notifier.enqueue(submission.id());
            }
        });
        if (first.get()) {
            if (submission.webhook().isPresent()) {
                notifier.hurry();
            }
            feed.publish(submission.id(), new Event.Finished(result));
        }
        return first.get();
    }
}
