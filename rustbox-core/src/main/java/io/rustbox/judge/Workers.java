package io.rustbox.judge;

import io.rustbox.threads.Uninterrupted;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The platform threads on which a judge's programs run and are checked. As a rule as many as there are processors: a program
 * that runs keeps one busy, and what the JVM does for it before and after takes far less. They come with the first work, and
 * go after a while without.
 */
final class Workers implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("rustbox-worker-", 1).factory();

    private final ThreadPoolExecutor threads;

    Workers(int count) {
        threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), THREADS);
        threads.allowCoreThreadTimeOut(true);
    }

    int count() {
        return threads.getMaximumPoolSize();
    }

    /**
     * Has {@code work} done after what was asked for before.
     *
     * @throws java.util.concurrent.RejectedExecutionException if these workers are closed
     * @throws OutOfMemoryError if another thread is wanted and there can't be one; the work is not done
     */
    void execute(Runnable work) {
        threads.execute(work);
    }

    /** Takes no more work, and waits until what was asked for is done, without regard to interruption. */
    @Override
    public void close() {
        Uninterrupted.end(threads);
    }
}
