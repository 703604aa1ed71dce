package io.rustbox.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UninterruptedTest {
    @AfterEach
    void clearInterrupt() {
        var _ = Thread.interrupted();
    }

    @Test
    void await_interrupted_waitsOnAndStaysInterrupted() {
        CountDownLatch latch = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        Thread.ofPlatform().start(latch::countDown);
        Uninterrupted.await(latch::await);
        assertThat(latch.getCount()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void await_notInterrupted_leavesItSo() {
        Uninterrupted.await(() -> {});
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void get_failsAfterAnInterrupt_throwsAndStaysInterrupted() {
        AtomicBoolean again = new AtomicBoolean();
        assertThatThrownBy(() -> Uninterrupted.<String, IOException>get(() -> {
            if (again.getAndSet(true)) {
                throw new IOException("no");
            }
            throw new InterruptedException();
        })).isInstanceOf(IOException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void end_interrupted_hasAllWorkDone() {
        CountDownLatch ending = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void shutdown() {
                super.shutdown();
                ending.countDown();
            }
        };
        threads.execute(() -> {
            try {
                ending.await();
                Thread.sleep(50);
                done.incrementAndGet();
            } catch (InterruptedException dropped) {
                // and not counted
            }
        });
        threads.execute(done::incrementAndGet);
        Thread.currentThread().interrupt();
        Uninterrupted.end(threads);
        assertThat(done).hasValue(2);
        assertThat(Thread.interrupted()).isTrue();
    }
}
