package io.rustbox.service.http;

import io.rustbox.service.execution.Event;
import io.rustbox.service.execution.Feed;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for results on a client's behalf. */
record Waiting(Feed feed, Submissions submissions, Duration longest, CompletableFuture<Void> stopping) {
    /** Something that leads to a result. */
    interface Start {
        void begin();
    }

    /** {@return the result of the submission that {@code start} queues, if it comes in time and before the service stops} */
    Optional<String> result(String id, Start start) throws InterruptedException {
        CompletableFuture<String> result = new CompletableFuture<>();
        try (Feed.Subscription _ = feed.subscribe(id, event -> {
            if (event instanceof Event.Finished(String document)) {
                boolean _ = result.complete(document);
            }
        })) {
            start.begin();
            Optional<String> known = submissions.find(id).flatMap(Stored::result);
            if (known.isPresent()) {
                return known;
            }
            var _ = CompletableFuture.anyOf(result, stopping).get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It goes on without the client.
        } catch (ExecutionException e) {
            throw new AssertionError("neither ends with an exception", e);
        }
        Optional<String> came = Optional.ofNullable(result.getNow(null));
        boolean _ = result.cancel(false); // or it would hang on to what tells of the service's end
        return came;
    }
}
