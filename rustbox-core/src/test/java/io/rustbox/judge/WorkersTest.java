package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {
    /** Whoever waits for the work would wait for ever. */
    @Test
    void close_onAnInterruptedThread_dropsNoWork() throws Exception {
        Workers workers = new Workers(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        workers.execute(() -> {
            begun.countDown();
            assertThat(await(goOn)).as("the worker was not interrupted").isTrue();
        });
        workers.execute(() -> done.set(true));
        begun.await();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread closer = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            workers.close();
            stillInterrupted.set(Thread.interrupted());
        });
        while (closer.getState() != Thread.State.WAITING && closer.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        closer.join();
        assertThat(done).isTrue();
        assertThat(stillInterrupted).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
