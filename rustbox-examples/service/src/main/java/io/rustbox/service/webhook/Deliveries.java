package io.rustbox.service.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.rustbox.service.execution.Notifier;
import io.rustbox.service.store.Database;
import io.rustbox.service.store.Messages;
import io.rustbox.service.store.Messages.Attempt;
import io.rustbox.service.store.Messages.Delivery;
import io.rustbox.service.store.Messages.Message;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers messages until they are taken, refused, or given up. May be used from any thread. */
public final class Deliveries implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final String TABLE = "delivery_tasks";

    /** Most of the time is spent waiting for receivers; one that hangs must not keep the others waiting. */
    private static final int AT_ONCE = 64;

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int HEARTBEATS_MISSED = 4;

    private final Database database;
    private final Submissions submissions;
    private final Messages messages;
    private final Sender sender;
    private final RetrySchedule retries;
    private final MeterRegistry registry;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;

    Deliveries(Database database, Sender sender, RetrySchedule retries, MeterRegistry registry, String node) {
        this.database = database;
        this.submissions = new Submissions(database);
        this.messages = new Messages(database);
        this.sender = sender;
        this.retries = retries;
        this.registry = registry;
        this.task = Tasks.custom("delivery", Void.class)
                .onFailureReschedule(FixedDelay.ofSeconds(5))
                .onDeadExecutionRevive()
                .execute((instance, _) -> deliver(instance.getId()));
        this.scheduler = Scheduler.create(database.connections(), task)
                .tableName(TABLE)
                .jdbcCustomization(database.dialect())
                .schedulerName(new SchedulerName.Fixed(node + "#" + UUID.randomUUID()))
                .threads(AT_ONCE)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    /** {@return the id that a message has at its receiver, the same for every attempt} */
    public static String messageId(String submissionId) {
        return "msg_" + submissionId;
    }

    /** Starts to deliver. */
    public void start() {
        if (database.reach() == Database.Reach.THIS_NODE) {
            database.releaseTasks(TABLE);
        }
        scheduler.start();
    }

    @Override
    public void enqueue(String submissionId) {
        Instant now = Instant.now();
        messages.add(submissionId, now);
        boolean _ = scheduler.scheduleIfNotExists(task.instance(submissionId), now);
    }

    @Override
    public void hurry() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** {@return the message on a submission, if there is one yet} */
    public Optional<Message> find(String submissionId) {
        return messages.find(submissionId);
    }

    /** Delivers a message once more, now. {@return whether there is one} */
    public boolean again(String submissionId) {
        if (messages.find(submissionId).isEmpty()) {
            return false;
        }
        Instant now = Instant.now();
        database.transaction(() -> {
            messages.again(submissionId, now);
            try {
                boolean _ = scheduler.schedule(
                        task.instance(submissionId), now, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
            } catch (TaskInstanceCurrentlyExecutingException e) {
                LOG.debug("{} is being delivered as it is", submissionId);
            }
        });
        hurry();
        return true;
    }

    /** Lets attempts that are on come to their end, for a few seconds. The rest is left to the next start or node. */
    public void close() {
        scheduler.stop();
        sender.close();
    }

    private CompletionHandler<Void> deliver(String id) {
        Optional<Stored> submission = submissions.find(id);
        Optional<Message> message = messages.find(id);
        if (submission.isEmpty() || message.isEmpty() || submission.get().webhook().isEmpty()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Stored.Webhook webhook = submission.get().webhook().get();
        Instant started = Instant.now();
        Answer answer = sender.send(new Sender.Message(
                messageId(id), webhook.url(), webhook.secret(), submission.get().result().orElseThrow()));
        Duration took = Duration.between(started, Instant.now());
        int number = message.get().attempts().size() + 1;
        return switch (answer) {
            case Answer.Taken(int status) -> {
                Attempt attempt = new Attempt(number, started, took, OptionalInt.of(status), Optional.empty());
                yield done(id, attempt, Delivery.DELIVERED);
            }
            case Answer.Refused(Optional<Integer> status, String why) ->
                done(id, new Attempt(number, started, took, asInt(status), Optional.of(why)), Delivery.FAILED);
            case Answer.Later(Optional<Integer> status, String why, Optional<Duration> wait) -> {
                Attempt attempt = new Attempt(number, started, took, asInt(status), Optional.of(why));
                Optional<Duration> delay = retries.after(number, ThreadLocalRandom.current());
                yield delay.isEmpty()
                        ? done(id, attempt, Delivery.FAILED)
                        : later(id, attempt, longer(delay.get(), wait));
            }
        };
    }

    private CompletionHandler<Void> done(String id, Attempt attempt, Delivery delivery) {
        messages.attempted(id, attempt, delivery, Optional.empty());
        registry.counter("rustbox.webhook.attempts", "outcome", delivery.id()).increment();
        attempt.error().ifPresent(why -> LOG.warn("gave up the webhook of {}: {}", id, why));
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private CompletionHandler<Void> later(String id, Attempt attempt, Duration delay) {
        Instant next = Instant.now().plus(delay);
        messages.attempted(id, attempt, Delivery.PENDING, Optional.of(next));
        registry.counter("rustbox.webhook.attempts", "outcome", "retried").increment();
        return (complete, operations) -> operations.reschedule(complete, next);
    }

    private static Duration longer(Duration delay, Optional<Duration> wait) {
        return wait.isPresent() && wait.get().compareTo(delay) > 0 ? wait.get() : delay;
    }

    private static OptionalInt asInt(Optional<Integer> status) {
        return status.isPresent() ? OptionalInt.of(status.get()) : OptionalInt.empty();
    }
}
