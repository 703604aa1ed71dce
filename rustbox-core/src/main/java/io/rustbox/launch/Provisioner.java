package io.rustbox.launch;

import io.rustbox.SetupException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the provisions of the next run while one is launched and on, and takes those of the last apart, on a platform thread
 * of its own: a third of a warm run's time in the kernel would otherwise be spent on them. A sandbox that runs once makes
 * nothing ahead.
 */
final class Provisioner implements AutoCloseable {
    private final Enclosure enclosure;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("rustbox-provisioner").factory());
    private Optional<Future<Provisions>> ahead = Optional.empty();
    private boolean proven;

    Provisioner(Enclosure enclosure) {
        this.enclosure = enclosure;
    }

    /** {@return provisions for one run; called for one run after the other} */
    Provisions take() throws SetupException {
        Optional<Provisions> ready = ready();
        Provisions taken = ready.isPresent() ? ready.get() : Provisions.of(enclosure);
        if (proven) {
            ahead = Optional.of(thread.submit(() -> Provisions.of(enclosure)));
        }
        return taken;
    }

    /** A program executes: from now on it pays to make provisions ahead. */
    void launched() {
        proven = true;
    }

    /** Gives provisions back, in the background. */
    void discard(Provisions provisions) {
        thread.execute(provisions::close);
    }

    /** What was made ahead; if that failed, making it anew tells why. */
    private Optional<Provisions> ready() {
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        Future<Provisions> made = ahead.get();
        ahead = Optional.empty();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return Optional.of(made.get());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException | CancellationException e) {
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until everything was given back. No run may be on. */
    @Override
    public void close() {
        ready().ifPresent(Provisions::close);
        thread.close();
    }
}
