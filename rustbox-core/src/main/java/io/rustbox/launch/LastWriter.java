package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.OwnedFd;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A file that anybody has open for writing can't be executed (ETXTBSY). When we have closed what we wrote, others may have
 * it open still, for a moment: whatever child of this JVM was cloned meanwhile, by us or by anybody else in it, has copies
 * of all descriptors until it executes its own program. A read lease is what the kernel grants only when there is no writer.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/F_GETLEASE.2const.html">F_SETLEASE(2const)</a>
 */
final class LastWriter {
    private static final int EAGAIN = 11;
    private static final int EINVAL = 22;
    private static final long PAUSE_NANOS = Duration.ofNanos(50_000).toNanos();
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private LastWriter() {}

    /** Waits until nobody has {@code file}, which is open for reading, open for writing. */
    static void awaitGone(OwnedFd file, String name) throws SetupException {
        long begun = System.nanoTime();
        int result = Fcntl.fcntl(file.number(), Fcntl.F_SETLEASE, Fcntl.F_RDLCK);
        while (result == -EAGAIN && System.nanoTime() - begun < PATIENCE_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
            result = Fcntl.fcntl(file.number(), Fcntl.F_SETLEASE, Fcntl.F_RDLCK);
        }
        if (result == -EINVAL) {
            return; // a file system without leases, which only a permissive scratch directory can be on
        }
        KernelCall.check("put " + name, "fcntl(F_SETLEASE, F_RDLCK)", result);
        KernelCall.check("put " + name, "fcntl(F_SETLEASE, F_UNLCK)",
                Fcntl.fcntl(file.number(), Fcntl.F_SETLEASE, Fcntl.F_UNLCK));
    }
}
