package io.rustbox.service.execution;

import io.rustbox.service.store.Status;
import io.rustbox.service.store.StoreException;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the shared database for what other nodes did to submissions that this one runs, or that someone waits for here.
 *
 * <p>One statement asks for all of them, by their keys, and only for how far they are; while nobody waits and nothing runs,
 * nothing is asked. What is waited for is looked at soon, and the more rarely the longer that goes on: the answer is late by a
 * share of the time that it took. Notifications of the server would be earlier, but their senders queue for one lock until
 * their transactions are on disk, and every node's every run would be one.
 */
public final class OtherNodes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
    private static final Duration SOONEST = Duration.ofMillis(50);
    private static final Duration LATEST = Duration.ofSeconds(1);
    private static final int SHARE = 8;
    private static final int AT_ONCE = 500;

    private final Submissions submissions;
    private final Executions executions;
    private final Feed feed;
    private final Map<String, Watch> watches = new HashMap<>();
    private final Thread thread;

    /**
     * A submission that is looked at.
     *
     * @param since when that began, as {@link System#nanoTime}
     * @param next when it is looked at again
     * @param seen what was seen and told
     */
    private record Watch(long since, long next, Status seen) {
        static Watch begin(long now) {
            return new Watch(now, now + SOONEST.toNanos(), Status.PENDING);
        }

        Watch looked(long now, Status found) {
            return new Watch(since, now + pause(Duration.ofNanos(now - since)).toNanos(), found);
        }
    }

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

    /** {@return the time until the next look at what was waited for so long} */
    static Duration pause(Duration waited) {
        Duration share = waited.dividedBy(SHARE);
        return share.compareTo(SOONEST) < 0 ? SOONEST : share.compareTo(LATEST) > 0 ? LATEST : share;
    }

    private void look() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(SOONEST);
                lookAtDue(System.nanoTime());
            } catch (StoreException e) {
                // What was seen may not have been told.
                watches.clear();
                LOG.warn("can't see what other nodes do", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void lookAtDue(long now) {
        Set<String> running = executions.running();
        Set<String> all = new HashSet<>(feed.watched());
        all.addAll(running);
        watches.keySet().retainAll(all);
        all.forEach(id -> watches.computeIfAbsent(id, _ -> Watch.begin(now)));
        List<String> due = watches.entrySet().stream()
                .filter(watch -> watch.getValue().next() - now <= 0)
                .map(Map.Entry::getKey)
                .toList();
        List<String> ended = new ArrayList<>();
        for (int from = 0; from < due.size(); from += AT_ONCE) {
            List<String> some = due.subList(from, Math.min(due.size(), from + AT_ONCE));
            submissions.statuses(some).forEach((id, status) -> {
                Watch before = watches.getOrDefault(id, Watch.begin(now));
                watches.put(id, before.looked(now, status));
                switch (status) {
                    case PENDING -> {}
                    case RUNNING -> tellStarted(id, before, running);
                    case COMPLETED, ERROR -> {
                        if (before.seen() != status) {
                            ended.add(id);
                        }
                    }
                }
            });
        }
        tellEnded(ended);
    }

    private void tellStarted(String id, Watch before, Set<String> running) {
        if (before.seen() != Status.RUNNING && !running.contains(id)) {
            feed.publish(id, new Event.Started());
        }
    }

    private void tellEnded(List<String> ended) {
        ended.forEach(executions::breakOff);
        List<String> awaited = new ArrayList<>(ended);
        awaited.retainAll(feed.watched());
        for (Stored submission : submissions.findAll(awaited)) {
            submission.result().ifPresent(result -> feed.publish(submission.id(), new Event.Finished(result)));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
