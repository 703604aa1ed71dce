package io.rustbox.service.execution;

import io.rustbox.service.store.Status;
import io.rustbox.service.store.StoreException;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the shared database for what other nodes did to submissions that this one runs, or that someone waits for here. */
public final class OtherNodes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final int AT_ONCE = 200;

    private final Submissions submissions;
    private final Executions executions;
    private final Feed feed;
    private final Set<String> seenRunning = new HashSet<>();
    private final Thread thread;

    private OtherNodes(Submissions submissions, Executions executions, Feed feed) {
        this.submissions = submissions;
        this.executions = executions;
        this.feed = feed;
        this.thread = Thread.ofPlatform().daemon().name("other-nodes").unstarted(this::look);
    }

    /** Starts to look. */
    public static OtherNodes watch(Submissions submissions, Executions executions, Feed feed) {
        OtherNodes watch = new OtherNodes(submissions, executions, feed);
        watch.thread.start();
        return watch;
    }

    private void look() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PERIOD);
                lookOnce();
            } catch (StoreException e) {
                LOG.warn("can't see what other nodes do", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void lookOnce() {
        Set<String> watched = feed.watched();
        Set<String> running = executions.running();
        seenRunning.retainAll(watched);
        Set<String> all = new HashSet<>(watched);
        all.addAll(running);
        List<String> ids = new ArrayList<>(all);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            for (Stored submission : submissions.findAll(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))) {
                tell(submission, running.contains(submission.id()));
            }
        }
    }

    private void tell(Stored submission, boolean runsHere) {
        if (submission.result().isPresent()) {
            executions.breakOff(submission.id());
            feed.publish(submission.id(), new Event.Finished(submission.result().get()));
        } else if (submission.status() == Status.RUNNING && !runsHere && seenRunning.add(submission.id())) {
            feed.publish(submission.id(), new Event.Started());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
