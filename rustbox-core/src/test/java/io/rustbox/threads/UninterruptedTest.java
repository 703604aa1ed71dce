package io.rustbox.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void end_interrupted_hasAllWorkDone() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        threads.execute(done::countDown);
        threads.execute(done::countDown);
        Thread.currentThread().interrupt();
        Uninterrupted.end(threads);
        assertThat(done.getCount()).isZero();
        assertThat(Thread.interrupted()).isTrue();
    }
}
