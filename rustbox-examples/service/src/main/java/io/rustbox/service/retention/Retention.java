package io.rustbox.service.retention;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.rustbox.service.store.Database;
import io.rustbox.service.store.Submissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes submissions whose result is older than results are kept, with all that is known of their webhooks. */
public final class Retention implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String TABLE = "retention_tasks";
    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** In one transaction: nobody who writes waits for longer than that takes. */
    private static final int AT_ONCE = 100;

    private final Database database;
    private final Submissions submissions;
    private final Duration kept;
    private final Scheduler scheduler;

    /** @param kept how long, from the result on */
    public Retention(Database database, Duration kept, String node) {
        this.database = database;
        this.submissions = new Submissions(database);
        this.kept = kept;
        RecurringTask<Void> task = Tasks.recurring("retention", FixedDelay.of(PERIOD))
                .execute((_, context) -> sweep(context));
        this.scheduler = Scheduler.create(database.connections())
                .startTasks(task)
                .tableName(TABLE)
                .jdbcCustomization(database.dialect())
                .schedulerName(new SchedulerName.Fixed(node + "#" + UUID.randomUUID()))
                .threads(1)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }

    /** Starts to look for what is too old, every few minutes, whichever node does. */
    public void start() {
        if (database.reach() == Database.Reach.THIS_NODE) {
            database.releaseTasks(TABLE);
        }
        scheduler.start();
    }

    private void sweep(ExecutionContext context) {
        Instant oldest = Instant.now().minus(kept);
        int all = 0;
        int deleted = AT_ONCE;
        while (deleted == AT_ONCE && !context.getSchedulerState().isShuttingDown()) {
            deleted = submissions.forget(oldest, AT_ONCE);
            all += deleted;
        }
        if (all > 0) {
            LOG.info("deleted {} results from before {}", all, oldest);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
