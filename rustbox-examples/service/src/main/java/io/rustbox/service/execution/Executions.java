package io.rustbox.service.execution;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.rustbox.judge.VerdictCause;
import io.rustbox.judge.VerdictCode;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.store.Database;
import io.rustbox.service.store.Status;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import io.rustbox.service.submission.Submission;
import io.rustbox.service.submission.SubmissionReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue of submissions and the workers that empty it. May be used from any thread. */
public final class Executions {
    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);
    private static final String TABLE = "execution_tasks";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int HEARTBEATS_MISSED = 4;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    /** How soon a submission that this node can't run is offered again, and how often. */
    private static final Duration OFFER_AGAIN = Duration.ofSeconds(5);

    private static final int MOST_OFFERS = 120;

    private final Database database;
    private final Submissions submissions;
    private final SubmissionReader reader;
    private final Runner runner;
    private final Feed feed;
    private final Recording recording;
    private final RunMetrics metrics;
    private final Place place;
    private final Map<String, LocalRun> running = new ConcurrentHashMap<>();

    /**
     * One for each submission that is on. Where no other node wants the work, there are more threads than these: while some run
     * programs, others wait for the disk. Of what is on no more runs at a time than there are workers, which is up to the runner.
     */
    private final Semaphore permits;

    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private volatile boolean closing;

    /**
     * Where submissions are run.
     *
     * @param workers runs at a time
     * @param queueSize submissions that may wait
     * @param drain how long runs may go on after {@link #close}
     */
    public record Place(String node, int workers, int queueSize, Duration drain) {}

    private record Finished(Stored submission, Runner.Run run) {}

    public Executions(
            Database database,
            SubmissionReader reader,
            Runner runner,
            Feed feed,
            Notifier notifier,
            RunMetrics metrics,
            Place place) {
        this.database = database;
        this.submissions = new Submissions(database);
        this.reader = reader;
        this.runner = runner;
        this.feed = feed;
        this.recording = new Recording(database, submissions, notifier, feed);
        this.metrics = metrics;
        this.place = place;
        this.permits = new Semaphore(place.workers(), true);
        this.task = Tasks.oneTime("execution")
                .onFailure(this::failed)
                .onDeadExecutionRevive()
                .execute((instance, _) -> execute(instance.getId()));
        this.scheduler = Scheduler.create(database.connections(), task)
                .tableName(TABLE)
                .jdbcCustomization(database.dialect())
                .schedulerName(new SchedulerName.Fixed(place.node() + "#" + UUID.randomUUID()))
                .threads(database.reach() == Database.Reach.THIS_NODE ? 2 * place.workers() : place.workers())
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .shutdownMaxWait(place.drain())
                .build();
    }

    /** Starts the workers. */
    public void start() {
        if (database.reach() == Database.Reach.THIS_NODE) {
            // Whatever is marked as running was run by a process that is no more.
            database.releaseTasks(TABLE);
        }
        scheduler.start();
    }

    /**
     * Queues submissions, all of them or none. One whose id is known is left as it is.
     *
     * @return the ids that were new
     * @throws QueueFullException if there is no room
     * @throws PartlyKnownException if some are known and some are not
     */
    public Set<String> submit(List<Stored> batch) {
        List<String> added = new ArrayList<>();
        database.transaction(() -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            for (Stored submission : batch) {
                if (submissions.add(submission)) {
                    added.add(submission.id());
                    scheduler.schedule(task.instance(submission.id()), now);
                }
            }
            if (!added.isEmpty() && added.size() < batch.size()) {
                throw new PartlyKnownException(batch.size() - added.size(), batch.size());
            }
            int pending = submissions.pending();
            if (!added.isEmpty() && pending > place.queueSize()) {
                throw new QueueFullException(pending - added.size());
            }
        });
        if (!added.isEmpty()) {
            scheduler.triggerCheckForDueExecutions();
        }
        return Set.copyOf(added);
    }

    /** Cancels a submission, wherever it runs, unless it has its result. {@return the submission after that, if known} */
    public Optional<Stored> cancel(String id) {
        Optional<Stored> submission = submissions.find(id);
        if (submission.isPresent() && submission.get().completed().isEmpty()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            String verdict = VerdictCause.CANCELLED.code().name();
            String result = Answers.failed(submission.get(), "cancelled by request", verdict, now);
            boolean _ = recording.record(submission.get(), Status.ERROR, result, now);
            breakOff(id);
            return submissions.find(id);
        }
        return submission;
    }

    /** Breaks off the run on this node, if there is one: its result is of no use any more. */
    void breakOff(String id) {
        Optional.ofNullable(running.get(id)).ifPresent(LocalRun::cancel);
    }

    /** {@return the submissions that run on this node} */
    public Set<String> running() {
        return Set.copyOf(running.keySet());
    }

    /** Starts no more runs and waits for those that are on; what is not done in time is left to the next start or node. */
    public void close() {
        closing = true;
        scheduler.stop();
    }

    private void execute(String id) {
        LocalRun run = new LocalRun();
        running.put(id, run);
        try {
            Optional<Finished> finished = begin(id);
            if (finished.isPresent()) {
                finish(finished.get());
            }
        } catch (InterruptedException e) {
            if (!run.end()) {
                submissions.giveBack(id, place.node());
                throw new BrokenOffException(e);
            }
        } catch (BadJsonException e) {
            // A look at the languages that was interrupted is no word on them.
            boolean _ = Thread.interrupted();
            submissions.giveBack(id, place.node());
            throw new NotHereException(e);
        } finally {
            boolean _ = running.remove(id, run);
            boolean _ = run.end();
        }
    }

    /** {@return a run, unless there is a result already} */
    private Optional<Finished> begin(String id) throws InterruptedException, BadJsonException {
        permits.acquire();
        try {
            if (closing) {
                throw new BrokenOffException();
            }
            Optional<Stored> begun = submissions.begin(id, place.node(), Instant.now());
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            if (begun.get().attempts() > MOST_ATTEMPTS) {
                LOG.error("gave up on {}: {} runs were begun and none ended", id, MOST_ATTEMPTS);
                giveUp(id, "it was begun " + MOST_ATTEMPTS
                        + " times and no run came to its end: the service failed, or was ended, each time");
                return Optional.empty();
            }
            feed.publish(id, new Event.Started());
            Submission submission = reader.reread(begun.get().request());
            return Optional.of(
                    new Finished(begun.get(), runner.run(submission, event -> feed.publish(id, event))));
        } finally {
            permits.release();
        }
    }

    private void finish(Finished finished) {
        Stored submission = finished.submission();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String result = Answers.finished(submission, finished.run(), place.node(), now);
        if (recording.record(submission, finished.run().status(), result, now)) {
            metrics.finished(submission, finished.run(), now);
        } else {
            LOG.info("another run of {} was recorded before", submission.id());
        }
    }

    private void giveUp(String id, String why) {
        Optional<Stored> submission = submissions.find(id);
        if (submission.isPresent()) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            String result = Answers.failed(submission.get(), why, VerdictCode.IE.name(), now);
            boolean _ = recording.record(submission.get(), Status.ERROR, result, now);
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String id = complete.getExecution().getId();
        Throwable cause = complete.getCause().orElseGet(() -> new IllegalStateException("no cause"));
        int failures = complete.getExecution().consecutiveFailures + 1;
        switch (cause) {
            case BrokenOffException _ -> operations.reschedule(complete, Instant.now());
            case NotHereException _ when failures < MOST_OFFERS ->
                operations.reschedule(complete, Instant.now().plus(OFFER_AGAIN));
            case NotHereException _ -> {
                LOG.error("gave up on {}, which no node took: {}", id, cause.getMessage());
                giveUp(id, String.valueOf(cause.getMessage()));
                operations.remove();
            }
            default -> {
                LOG.warn("run {} of {} failed and will be repeated", failures, id, cause);
                Duration delay = Duration.ofSeconds(Math.min(failures, LONGEST_DELAY.toSeconds()));
                operations.reschedule(complete, Instant.now().plus(delay));
            }
        }
    }
}
