package io.rustbox.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits that go on when their thread is interrupted, and leave it interrupted. */
public final class Uninterrupted {
    /** Something to wait for; it is waited for anew after an interrupt. */
    public interface Event {
        void await() throws InterruptedException;
    }

    /** A result to wait for, likewise. */
    public interface Result<T, E extends Exception> {
        T get() throws E, InterruptedException;
    }

    private Uninterrupted() {}

    public static void await(Event event) {
        var _ = get(() -> {
            event.await();
            return event;
        });
    }

    public static <T, E extends Exception> T get(Result<T, E> result) throws E {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Gives {@code threads} no more work, and waits until they have done what they were given: their own {@code close} drops
     * that when its caller is interrupted.
     */
    public static void end(ExecutorService threads) {
        threads.shutdown();
        var _ = get(() -> threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    }
}
