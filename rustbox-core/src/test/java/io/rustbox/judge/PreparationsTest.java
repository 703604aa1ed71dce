package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Output;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.evidence.EvidenceBuilder;
import io.rustbox.evidence.Outcome;
import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import io.rustbox.language.Toolchain;
import io.rustbox.seccomp.SeccompPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PreparationsTest {
    private static final Toolchain TOOLCHAIN =
            new Toolchain(Path.of("/usr/bin/tool"), "1", "identity", Map.of(), List.of());

    @TempDir
    private Path base;

    private final WaitingSandboxes sandboxes = new WaitingSandboxes();

    @Test
    void folder_cancelledWhileItIsMade_endsThatAndIsTriedAgain() throws Exception {
        Preparations preparations = preparations();
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Optional<Path>> making = begin(preparations, "cpp", cancellation);
        sandboxes.begun.acquire();

        cancellation.cancel();

        assertThatThrownBy(making::join).hasRootCauseInstanceOf(CancellationException.class);
        sandboxes.free.countDown();
        assertThat(preparations.folder(language("cpp"), TOOLCHAIN, new Cancellation())).isPresent();
        assertThat(sandboxes.runs).hasValue(2);
        try (var left = Files.list(base)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void folder_whileThatOfAnotherLanguageIsMade_doesNotWait() throws Exception {
        Preparations preparations = preparations();
        CompletableFuture<Optional<Path>> go = begin(preparations, "go", new Cancellation());
        sandboxes.begun.acquire();
        CompletableFuture<Optional<Path>> cpp = begin(preparations, "cpp", new Cancellation());

        sandboxes.begun.acquire();

        sandboxes.free.countDown();
        assertThat(go.join()).isPresent();
        assertThat(cpp.join()).isPresent();
    }

    @Test
    void folder_deletedMeanwhile_isMadeAgain() throws Exception {
        sandboxes.free.countDown();
        Preparations preparations = preparations();
        Path folder = preparations.folder(language("cpp"), TOOLCHAIN, new Cancellation()).orElseThrow();
        assertThat(preparations.folder(language("cpp"), TOOLCHAIN, new Cancellation())).contains(folder);
        assertThat(sandboxes.runs).hasValue(1);

        Files.delete(folder);

        assertThat(preparations.folder(language("cpp"), TOOLCHAIN, new Cancellation())).contains(folder);
        assertThat(folder).isDirectory();
        assertThat(sandboxes.runs).hasValue(2);
    }

    private Preparations preparations() {
        return new Preparations(Optional.of(base), new Runs(sandboxes, SeccompPolicy.judge()));
    }

    private static Language language(String id) {
        return Languages.builtIn().get(id);
    }

    private static CompletableFuture<Optional<Path>> begin(
            Preparations preparations, String language, Cancellation cancellation) {
        CompletableFuture<Optional<Path>> folder = new CompletableFuture<>();
        var _ = Thread.ofPlatform().daemon().start(() -> {
            try {
                folder.complete(preparations.folder(language(language), TOOLCHAIN, cancellation));
            } catch (InterruptedException | RuntimeException e) {
                folder.completeExceptionally(new AssertionError(e));
            }
        });
        return folder;
    }

    /** Each run lasts until it is cancelled, or all are let go. */
    private static final class WaitingSandboxes implements Sandboxes {
        private final Semaphore begun = new Semaphore(0);
        private final CountDownLatch free = new CountDownLatch(1);
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        public Report run(Root root, Limits limits, Command command, Cancellation cancellation) {
            throw new AssertionError("a preparation has a sandbox of its own");
        }

        @Override
        public Report once(Root root, Limits limits, Command command, Cancellation cancellation)
                throws InterruptedException {
            runs.incrementAndGet();
            CountDownLatch ended = new CountDownLatch(1);
            Thread waiter = Thread.ofPlatform().daemon().start(() -> {
                try {
                    free.await();
                } catch (InterruptedException e) {
                    return;
                }
                ended.countDown();
            });
            try (Cancellation.Hold _ = cancellation.hold(ended::countDown)) {
                begun.release();
                ended.await();
            } finally {
                waiter.interrupt();
            }
            Output nothing = new Output(new byte[0], 0);
            return new Report(new Outcome.Exited(0), nothing, nothing, Map.of(), new EvidenceBuilder().build());
        }

        @Override
        public void close() {}
    }
}
