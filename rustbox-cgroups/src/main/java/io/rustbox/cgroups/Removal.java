package io.rustbox.cgroups;

import static io.rustbox.cgroups.CgroupException.Operation.REMOVE;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Removes folders, with patience for processes that are on their way out. */
final class Removal {
    private static final long FIRST_PAUSE_NANOS = 50_000L;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000L;

    private Removal() {}

    /**
     * Removes all folders, in this order, whatever happens to one of them; one that doesn't exist counts as removed.
     */
    static void removeAll(Host host, List<Path> folders) throws CgroupException {
        var failures = new Failures();
        long deadline = System.nanoTime() + host.patienceNanos();
        for (Path folder : folders) {
            failures.attempt(() -> remove(host, folder, deadline));
        }
        failures.throwFirst();
    }

    private static void remove(Host host, Path folder, long deadline) throws CgroupException {
        try (var pause = new Pause()) {
            while (true) {
                try {
                    host.rmdir(folder);
                    return;
                } catch (NoSuchFileException _) {
                    return;
                } catch (IOException e) {
                    // Java tells EBUSY from other reasons by a localised text alone: whatever it is, it may pass.
                    if (System.nanoTime() - deadline >= 0) {
                        throw new CgroupException(REMOVE, folder, e, "end what runs in it, then remove the folder");
                    }
                }
                pause.take();
            }
        }
    }

    /** Growing pauses that an interrupt doesn't turn into a busy loop; the interrupt is restored at the end. */
    static final class Pause implements AutoCloseable {
        private long nanos = FIRST_PAUSE_NANOS;
        private boolean interrupted;

        void take() {
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(nanos);
            nanos = Math.min(2 * nanos, LONGEST_PAUSE_NANOS);
        }

        @Override
        public void close() {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
