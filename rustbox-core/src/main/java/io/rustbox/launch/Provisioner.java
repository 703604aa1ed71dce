package io.rustbox.launch;

import io.rustbox.SetupException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

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

    /**
     * Waits until everything was given back, without regard to interruption: the executor's own {@code close} drops what it
     * has still to do when its caller is interrupted. No run may be on.
     */
    @Override
    public void close() {
        ready().ifPresent(Provisions::close);
        end(making);
        end(discarding);
    }

    private static void end(ExecutorService thread) {
        thread.shutdown();
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                over = thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
