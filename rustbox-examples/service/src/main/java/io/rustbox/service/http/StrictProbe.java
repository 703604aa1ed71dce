package io.rustbox.service.http;

import static java.time.Duration.ofSeconds;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Finds out whether strict runs are possible, by one: {@code /bin/true} behind all eight layers. */
final class StrictProbe {
    private static final Duration AGE = Duration.ofSeconds(10);

    private final Mode mode;
    private final CompletableFuture<Void> stopping;
    private final Supplier<Optional<String>> look;

    /** Who has it looks; a monitor would hold the carriers of the virtual threads that wait. */
    private final Lock looking = new ReentrantLock();

    private volatile Finding last = new Finding(Optional.empty(), Instant.MIN);

    private record Finding(Optional<String> problem, Instant since) {
        boolean isOld() {
            return since.isBefore(Instant.now().minus(AGE));
        }
    }

    /** @param mode of the service */
    StrictProbe(Mode mode, CompletableFuture<Void> stopping) {
        this(mode, stopping, StrictProbe::look);
    }

    StrictProbe(Mode mode, CompletableFuture<Void> stopping, Supplier<Optional<String>> look) {
        this.mode = mode;
        this.stopping = stopping;
        this.look = look;
    }

    /** {@return why the service is not ready, if it is not} What was found holds for some seconds. */
    Optional<String> problem() {
        if (stopping.isDone()) {
            return Optional.of("the service is stopping");
        }
        if (mode != Mode.STRICT) {
            return Optional.of("programs run in permissive mode");
        }
        if (last.isOld()) {
            looking.lock();
            try {
                if (last.isOld()) {
                    last = new Finding(look.get(), Instant.now());
                }
            } finally {
                looking.unlock();
            }
        }
        return last.problem();
    }

    private static Optional<String> look() {
        try (var sandbox = Sandbox.builder()
                .isolate(Root.host())
                .limit(Limits.cpu(ofSeconds(2)).wall(ofSeconds(5)).memory(Limits.mebibytes(64)).processes(4))
                .lock(Lockdown.judge())) {
            Report report = sandbox.run(Command.of("/bin/true"));
            boolean held = Arrays.stream(Layer.values()).allMatch(report.evidence()::applied);
            return held && report.outcome() instanceof Outcome.Exited(int status) && status == 0
                    ? Optional.empty()
                    : Optional.of("a strict run of /bin/true ended as " + report.outcome());
        } catch (SandboxException e) {
            return Optional.of("no strict run is possible: " + e.getMessage());
        }
    }
}
