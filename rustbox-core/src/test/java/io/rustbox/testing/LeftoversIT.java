package io.rustbox.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeftoversIT {
    private final Leftovers.Mark mark = Leftovers.now();

    @Test
    void assertNothingLeft_nothingDone_passes() {
        assertThatCode(mark::assertNothingLeft).doesNotThrowAnyException();
    }

    @Test
    void assertNothingLeft_childProcess_isNamed() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sleep", "1000").start();
        try {
            assertThatThrownBy(mark::assertNothingLeft).hasMessageContaining("process " + child.pid() + " (sleep)");
        } finally {
            var _ = child.destroyForcibly().waitFor();
        }
    }

    @Test
    void assertNothingLeft_openFile_isNamed() throws IOException {
        try (var _ = new FileInputStream("/proc/version")) {
            assertThatThrownBy(mark::assertNothingLeft).hasMessageContaining(" of /proc/version");
        }
    }

    @Test
    void assertNothingLeft_thread_isNamed() {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().name("rustbox-left").start(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            assertThatThrownBy(mark::assertNothingLeft).hasMessageContaining("rustbox-left");
        } finally {
            end.countDown();
        }
        assertThatCode(thread::join).doesNotThrowAnyException();
    }

    @Test
    void assertNothingLeft_scratchDirectory_isNamed() throws IOException {
        Path scratch = Files.createTempDirectory("rustbox-");
        try {
            assertThatThrownBy(mark::assertNothingLeft).hasMessageContaining("file " + scratch);
        } finally {
            Files.delete(scratch);
        }
    }
}
