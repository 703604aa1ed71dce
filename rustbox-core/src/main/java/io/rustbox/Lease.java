package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.events.OperatorLog;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox of a {@link SandboxPool} for as long as this is open: for one run, or for several, one after the other. May be
 * used from any thread.
 *
 * @param <E> the enforcement level
 */
public final class Lease<E extends Enforcement> implements AutoCloseable {
    private enum State {
        READY,
        RUNNING,
        ENDED
    }

    private final WarmStock<Locked<E>> stock;
    private final Locked<E> sandbox;
    private final AtomicReference<State> state = new AtomicReference<>(State.READY);
    private volatile @Nullable Running<E> started;
    private volatile @Nullable Doubt doubt;

    Lease(WarmStock<Locked<E>> stock, Locked<E> sandbox) {
        this.stock = stock;
        this.sandbox = sandbox;
    }

    /**
     * As {@link Locked#run}.
     *
     * @throws SandboxException if the run failed; the sandbox is then not lent again
     * @throws IllegalStateException if a run is on, or if this lease or its pool is closed
     */
    public Report run(Command command) throws SandboxException {
        requireNonNull(command, "command");
        begin();
        try {
            Report report = sandbox.run(command);
            note(Doubt.of(report));
            return report;
        } catch (SandboxException | RuntimeException | Error failure) {
            doubt = new Doubt(failure.toString());
            throw failure;
        } finally {
            end();
        }
    }

    /**
     * As {@link Locked#start}. The run is cancelled when this lease is closed.
     *
     * @throws SandboxException if nothing ran; the sandbox is then not lent again
     * @throws IllegalStateException if a run is on, or if this lease or its pool is closed
     */
    public Running<E> start(Command command) throws SandboxException {
        requireNonNull(command, "command");
        begin();
        try {
            Running<E> running = sandbox.start(command);
            started = running;
            return running;
        } catch (SandboxException | RuntimeException | Error failure) {
            doubt = new Doubt(failure.toString());
            throw failure;
        } finally {
            end();
        }
    }

    /**
     * Cancels a run that is on, and gives the sandbox back: to be lent again, or, if it raised any doubt, to be closed.
     * Does nothing when called again.
     */
    @Override
    public void close() {
        switch (state.getAndSet(State.ENDED)) {
            case READY -> {
                judgeStarted();
                Doubt found = doubt;
                if (found == null) {
                    stock.giveBack(sandbox);
                } else {
                    OperatorLog.debug(Lease.class, () -> "a sandbox is discarded: " + found.reason());
                    stock.discard(sandbox);
                }
            }
            case RUNNING -> stock.discard(sandbox); // closing it cancels the run that another thread waits for
            case ENDED -> {}
        }
    }

    private void begin() {
        State found = state.compareAndExchange(State.READY, State.RUNNING);
        switch (found) {
            case READY -> judgeEarlier();
            case RUNNING -> throw new IllegalStateException("a run is on in this sandbox; one at a time");
            case ENDED -> throw new IllegalStateException("this lease is closed");
        }
    }

    private void end() {
        var _ = state.compareAndSet(State.RUNNING, State.READY);
    }

    private void judgeEarlier() {
        Running<E> earlier = started;
        if (earlier != null && !earlier.ended()) {
            end();
            throw new IllegalStateException("a run is on in this sandbox; one at a time");
        }
        judgeStarted();
    }

    /** Ends the run that was started last, if there is one, and looks at its report. */
    private void judgeStarted() {
        Running<E> last = started;
        if (last == null) {
            return;
        }
        started = null;
        last.close();
        note(Doubt.of(last));
    }

    private void note(Optional<Doubt> found) {
        found.ifPresent(present -> doubt = present);
    }
}
