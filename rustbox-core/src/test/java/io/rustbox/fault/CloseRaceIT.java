package io.rustbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command;
import io.rustbox.Enforcement;
import io.rustbox.Isolated;
import io.rustbox.Limited;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Running;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Unconfigured;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One thread takes a sandbox from state to state and runs a program in it; another closes whatever state it is in. */
@ExtendWith({Injected.class, Leftovers.class})
class CloseRaceIT {
    private static final int RACES = 60;
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(60))
            .memory(Limits.mebibytes(64))
            .processes(8);

    private final AtomicReference<@Nullable AutoCloseable> state = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource
    void close_fromAnotherThread_endsItAtEveryState(Enforced level) throws Exception {
        Host.needs(Host.Feature.STRICT);
        long whole = timeOfOne(level);
        for (int race = 0; race < RACES; race++) {
            Leftovers.Mark before = Leftovers.now();
            long delay = whole * race / RACES;
            state.set(null);
            Thread closer = Thread.ofPlatform().start(() -> closeAfter(delay));
            try {
                Outcome outcome = live(unconfigured(level));
                assertThat(outcome).isIn(new Outcome.Exited(3), new Outcome.Cancelled());
                Injected.count(true);
            } catch (IllegalStateException closed) {
                assertThat(closed).hasMessageContaining("closed");
                Injected.count(false);
            } finally {
                closer.join();
            }
            before.assertNothingLeft();
        }
    }

    private long timeOfOne(Enforced level) throws Exception {
        assertThat(live(unconfigured(level))).isEqualTo(new Outcome.Exited(3));
        long begin = System.nanoTime();
        assertThat(live(unconfigured(level))).isEqualTo(new Outcome.Exited(3));
        return System.nanoTime() - begin;
    }

    private static Unconfigured<?> unconfigured(Enforced level) {
        return switch (level) {
            case STRICT -> Sandbox.builder();
            case PERMISSIVE -> Sandbox.permissive();
        };
    }

    private <E extends Enforcement> Outcome live(Unconfigured<E> unconfigured)
            throws SandboxException, InterruptedException {
        try (Isolated<E> isolated = now(unconfigured.isolate(Root.host()));
                Limited<E> limited = now(isolated.limit(LIMITS));
                Locked<E> locked = now(limited.lock(Lockdown.judge()));
                Running<E> running = now(locked.start(Command.of("/bin/sh", "-c", "sleep 0.02; exit 3")))) {
            Report report = running.await();
            return report.outcome();
        }
    }

    private <T extends AutoCloseable> T now(T reached) {
        state.set(reached);
        return reached;
    }

    private void closeAfter(long nanos) {
        LockSupport.parkNanos(nanos);
        AutoCloseable reached = state.get();
        while (reached == null) {
            Thread.onSpinWait();
            reached = state.get();
        }
        try {
            reached.close();
        } catch (Exception e) {
            throw new AssertionError("close() failed", e);
        }
    }
}
