package io.rustbox.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final long WAIT = Duration.ofMillis(20).toNanos();
    private static final long LONG_WAIT = Duration.ofSeconds(60).toNanos();

    @Test
    void aliveNanos_waitRanOut_isWhenItDid() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        try (Arena arena = Arena.ofConfined();
                OwnedFd fd = new OwnedFd(Pidfd.pidfd_open((int) process.pid()))) {
            Poll poll = watching(fd, arena);
            long before = System.nanoTime();
            long returned = poll.await(WAIT);
            assertThat(poll.processEnded()).isFalse();
            assertThat(poll.aliveNanos()).isBetween(before + WAIT, returned);
        } finally {
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void aliveNanos_endedMeanwhile_isWhenTheWaitBegan() throws Exception {
        Process process = new ProcessBuilder("sleep", "0.5").start();
        try (Arena arena = Arena.ofConfined();
                OwnedFd fd = new OwnedFd(Pidfd.pidfd_open((int) process.pid()))) {
            Poll poll = watching(fd, arena);
            long before = System.nanoTime();
            long returned = poll.await(LONG_WAIT);
            assertThat(poll.processEnded()).isTrue();
            assertThat(poll.processHadEnded()).isFalse();
            assertThat(poll.aliveNanos()).isBetween(before, returned - 1);
        } finally {
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void aliveNanos_wokenByAnother_isWhenTheWaitBegan() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        try (Arena arena = Arena.ofConfined();
                OwnedFd fd = new OwnedFd(Pidfd.pidfd_open((int) process.pid()));
                OwnedFd ready = new OwnedFd(Fcntl.openat(Fcntl.AT_FDCWD, "/dev/zero", Fcntl.O_CLOEXEC, 0))) {
            Poll poll = watching(fd, arena);
            poll.watch(1, ready.number());
            long before = System.nanoTime();
            long returned = poll.await(LONG_WAIT);
            assertThat(poll.ready(1)).isTrue();
            assertThat(poll.aliveNanos()).isBetween(before, returned);
        } finally {
            process.getOutputStream().close();
            assertThat(process.waitFor()).isZero();
        }
    }

    private static Poll watching(OwnedFd process, Arena arena) {
        Poll poll = new Poll(2, arena);
        poll.watchProcess(0, process.number());
        return poll;
    }
}
