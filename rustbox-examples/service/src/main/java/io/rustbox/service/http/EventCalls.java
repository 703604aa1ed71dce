package io.rustbox.service.http;

import io.javalin.http.Context;
import io.rustbox.service.execution.Answers;
import io.rustbox.service.execution.Event;
import io.rustbox.service.execution.Feed;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/result/{id}/events}: server-sent events {@code status}, each with the answer of that moment, {@code test} for
 * each test that is done, and at the end {@code result}. A client that connects again gets where things stand.
 */
record EventCalls(Callers callers, Submissions submissions, Feed feed, CompletableFuture<Void> stopping) {
    private static final Logger LOG = LoggerFactory.getLogger(EventCalls.class);

    /** A comment now and then, so that proxies and we notice a client that went away. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private static final Duration LOOK_FOR_STOP = Duration.ofSeconds(1);

    void events(Context context) throws InterruptedException {
        callers.authenticate(context);
        String id = ResultCalls.id(context);
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        try (Feed.Subscription _ = feed.subscribe(id, events::add)) {
            Stored submission = submissions.find(id).orElseThrow(ApiException::unknownId);
            context.contentType("text/event-stream").header("Cache-Control", "no-store");
            context.header("X-Accel-Buffering", "no");
            tell(context.res().getOutputStream(), submission, events);
        } catch (IOException e) {
            LOG.debug("the reader of {} went away", id, e);
        }
    }

    private void tell(OutputStream out, Stored submission, BlockingQueue<Event> events)
            throws IOException, InterruptedException {
        if (submission.result().isPresent()) {
            send(out, "result", submission.result().get());
            return;
        }
        send(out, "status", Answers.of(submission));
        follow(out, submission.id(), events);
    }

    private void follow(OutputStream out, String id, BlockingQueue<Event> events)
            throws IOException, InterruptedException {
        long quiet = System.nanoTime();
        while (!stopping.isDone()) {
            Optional<Event> event =
                    Optional.ofNullable(events.poll(LOOK_FOR_STOP.toMillis(), TimeUnit.MILLISECONDS));
            if (event.isPresent()) {
                switch (event.get()) {
                    case Event.Finished(String result) -> {
                        send(out, "result", result);
                        return;
                    }
                    case Event.TestEnded(String test) -> send(out, "test", test);
                    case Event.Started() -> {
                        Optional<Stored> now = submissions.find(id);
                        if (now.isPresent() && now.get().result().isEmpty()) {
                            send(out, "status", Answers.of(now.get()));
                        }
                    }
                }
                quiet = System.nanoTime();
            } else if (System.nanoTime() - quiet > SIGN_OF_LIFE.toNanos()) {
                out.write(": waiting\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                quiet = System.nanoTime();
            }
        }
    }

    /** Our JSON is one line. */
    private static void send(OutputStream out, String event, String data) throws IOException {
        out.write(("event: " + event + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
