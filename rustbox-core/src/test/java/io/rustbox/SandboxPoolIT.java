package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.SandboxPool.Size;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leftovers.class)
@Timeout(60)
class SandboxPoolIT {
    private static final Limits LIMITS =
            Limits.cpu(Duration.ofSeconds(5)).wall(Duration.ofSeconds(30)).memory(Limits.mebibytes(64)).processes(8);
    private static final Command NOTHING = shell("exit 0");
    private static final Command SLEEP = shell("echo on; exec sleep 100");
    private static final Command DAEMON = shell("sleep 100 >/dev/null 2>&1 </dev/null & exit 0");

    @BeforeEach
    void needsStrict() {
        Host.needs(Feature.STRICT);
    }

    private static Locked<Strict> sandbox() throws SandboxException {
        return Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge());
    }

    private static SandboxPool<Strict> pool(Size size) {
        return SandboxPool.of(size, SandboxPoolIT::sandbox);
    }

    private static Command shell(String script) {
        return Command.of("/bin/sh", "-c", script);
    }

    @Test
    void run_fromManyVirtualThreads_givesEachItsOwnReport() throws Exception {
        try (SandboxPool<Strict> pool = pool(Size.upTo(3).warm(1));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Report>> reports = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Command command = shell("echo " + i + "; exit " + i);
                reports.add(callers.submit(() -> pool.run(command)));
            }
            for (int i = 0; i < reports.size(); i++) {
                Report report = reports.get(i).get();
                assertThat(report.outcome()).isEqualTo(new Outcome.Exited(i));
                assertThat(report.stdout().text()).isEqualTo(i + "\n");
            }
            assertThat(pool.metrics().lent()).isEqualTo(60);
            assertThat(pool.metrics().discarded()).isZero();
            assertThat(pool.metrics().created()).isBetween(1L, 3L);
        }
    }

    @Test
    void run_thatLeavesAProcessBehind_costsTheSandbox() throws Exception {
        try (SandboxPool<Strict> pool = pool(Size.fixed(1))) {
            Report report = pool.run(DAEMON);
            assertThat(report.outcome()).isEqualTo(new Outcome.Exited(0));
            assertThat(report.evidence().lifecycle().leftovers()).hasSize(1);
            assertThat(pool.run(NOTHING).outcome()).isEqualTo(new Outcome.Exited(0));
            assertThat(pool.metrics().discarded()).isEqualTo(1);
            assertThat(pool.metrics().created()).isEqualTo(2);
        }
    }

    @Test
    void run_ofAProgramThatIsNotThere_costsTheSandbox() throws Exception {
        try (SandboxPool<Strict> pool = pool(Size.fixed(1))) {
            assertThatThrownBy(() -> pool.run(Command.of("/nowhere"))).isInstanceOf(SetupException.class);
            assertThat(pool.run(NOTHING).outcome()).isEqualTo(new Outcome.Exited(0));
            assertThat(pool.metrics().discarded()).isEqualTo(1);
        }
    }

    @Test
    void run_whoseOutputCanNotBeKept_costsTheSandboxAndNothingElse() throws Exception {
        Command toFullDisk = shell("echo lost; exec sleep 100").stdout(new Command.Sink.ToFile(Path.of("/dev/full")));
        try (SandboxPool<Strict> pool = pool(Size.fixed(1))) {
            assertThatThrownBy(() -> pool.run(toFullDisk)).isInstanceOf(SupervisionException.class);
            assertThat(pool.run(NOTHING).outcome()).isEqualTo(new Outcome.Exited(0));
            assertThat(pool.metrics().discarded()).isEqualTo(1);
        }
    }

    @Test
    void lease_runsSeveralPrograms_oneAfterTheOther() throws Exception {
        try (SandboxPool<Strict> pool = pool(Size.fixed(1))) {
            Lease<Strict> lease = pool.lend();
            assertThat(lease.run(shell("exit 1")).outcome()).isEqualTo(new Outcome.Exited(1));
            try (Running<Strict> running = lease.start(SLEEP)) {
                assertThatIllegalStateException().isThrownBy(() -> lease.run(NOTHING));
                assertThatIllegalStateException().isThrownBy(() -> lease.start(NOTHING));
                running.cancel();
                assertThat(running.await().outcome()).isEqualTo(new Outcome.Cancelled());
            }
            assertThat(lease.run(shell("exit 2")).outcome()).isEqualTo(new Outcome.Exited(2));
            lease.close();
            lease.close();
            assertThatIllegalStateException().isThrownBy(() -> lease.run(NOTHING));
            assertThat(pool.metrics().idle()).isEqualTo(1);
        }
    }

    @Test
    void lease_closedWhileAProgramRuns_cancelsItAndLendsTheSandboxAgain() throws Exception {
        try (SandboxPool<Strict> pool = pool(Size.fixed(1))) {
            Running<Strict> running;
            try (Lease<Strict> lease = pool.lend()) {
                running = lease.start(SLEEP);
            }
            assertThat(running.ended()).isTrue();
            assertThat(running.await().outcome()).isEqualTo(new Outcome.Cancelled());
            assertThat(running.await().evidence().lifecycle().keeper()).isEqualTo(Lifecycle.Keeper.KEPT);
            assertThat(pool.run(NOTHING).outcome()).isEqualTo(new Outcome.Exited(0));
            assertThat(pool.metrics().created()).isEqualTo(1);
        }
    }

    @Test
    void close_whileProgramsRun_cancelsThemAndLeavesNothing() throws Exception {
        SandboxPool<Strict> pool = pool(Size.fixed(2));
        CountDownLatch on = new CountDownLatch(2);
        List<CompletableFuture<Report>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Report> report = new CompletableFuture<>();
            runs.add(report);
            var _ = Thread.ofVirtual().start(() -> {
                try (Lease<Strict> lease = pool.lend(); Running<Strict> running = lease.start(SLEEP)) {
                    on.countDown();
                    report.complete(running.await());
                } catch (Exception e) {
                    report.completeExceptionally(e);
                }
            });
        }
        on.await();
        pool.close();
        pool.close();
        for (CompletableFuture<Report> run : runs) {
            assertThat(run.get().outcome()).isEqualTo(new Outcome.Cancelled());
        }
        assertThatIllegalStateException().isThrownBy(() -> pool.run(NOTHING));
    }
}
