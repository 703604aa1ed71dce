package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.threads.Uninterrupted;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the provisions of the next run while one is launched and on, and takes those of the last apart, on platform threads
 * of its own: a third of a warm run's time in the kernel would otherwise be spent on them. They are two, since taking apart
 * waits for RCU grace periods, and making should not wait for that. A sandbox that runs once makes nothing ahead.
 */
final class Provisioner implements AutoCloseable {
    private final Enclosure enclosure;
    private final ExecutorService making = thread();
    private final ExecutorService discarding = thread();
    private Optional<Future<Provisions>> ahead = Optional.empty();
    private boolean proven;

    Provisioner(Enclosure enclosure) {
        this.enclosure = enclosure;
    }

    private static ExecutorService thread() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("rustbox-provisioner").factory());
    }

    /** {@return provisions for one run; called for one run after the other} */
    Provisions take() throws SetupException {
        Optional<Provisions> ready = ready();
        Provisions taken = ready.isPresent() ? ready.get() : Provisions.of(enclosure);
        if (proven) {
            ahead = makeAhead();
        }
        return taken;
    }

    private Optional<Future<Provisions>> makeAhead() {
        try {
            return Optional.of(making.submit(() -> Provisions.of(enclosure)));
        } catch (OutOfMemoryError noThread) {
            return Optional.empty(); // the next run makes its own
        }
    }

    /** A program executes: from now on it pays to make provisions ahead. */
    void launched() {
        proven = true;
    }

    /** Gives provisions back, in the background if there can be a thread for it. */
    void discard(Provisions provisions) {
        try {
            discarding.execute(provisions::close);
        } catch (OutOfMemoryError noThread) {
            provisions.close();
        }
    }

    /** What was made ahead; if that failed, making it anew tells why. */
    private Optional<Provisions> ready() {
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        Future<Provisions> made = ahead.get();
        ahead = Optional.empty();
        try {
            return Optional.of(Uninterrupted.get(made::get));
        } catch (ExecutionException | CancellationException e) {
            return Optional.empty();
        }
    }

    /** Waits until everything was given back, without regard to interruption. No run may be on. */
    @Override
    public void close() {
        ready().ifPresent(Provisions::close);
        Uninterrupted.end(making);
        Uninterrupted.end(discarding);
    }
}
