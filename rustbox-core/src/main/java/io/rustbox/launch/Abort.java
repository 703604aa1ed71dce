package io.rustbox.launch;

import io.rustbox.linux.Wait;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Ends a run that can't be supervised: its program is killed and reaped, so that nothing waits for it for ever. */
final class Abort {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();
    private static final int PEEK = Wait.WEXITED | Wait.WNOHANG | Wait.WNOWAIT | Wait.__WALL;

    private Abort() {}

    /** Ends a program whose supervision failed; one that withstands SIGKILL for long is left behind with its keeper. */
    static void watched(Enclosure enclosure, RunResources resources) {
        int pidfd = resources.pidfd().number();
        boolean reaped = Wait.waitid(Wait.P_PIDFD, pidfd, PEEK).result() != 0;
        if (!reaped) {
            enclosure.killTree(resources.pid()); // only now is the pid certain to be still the program's
            if (!ends(pidfd)) {
                return;
            }
            var _ = Reaper.reap(Wait.P_PIDFD, pidfd);
        }
        var _ = enclosure.settleKeeper(Optional.empty(), true);
    }

    /** Asks again and again: that the kernel refuses to wait may be what brought us here. */
    private static boolean ends(int pidfd) {
        long begun = System.nanoTime();
        boolean interrupted = false;
        boolean ended = hasEnded(pidfd);
        while (!ended && System.nanoTime() - begun < PATIENCE_NANOS) {
            interrupted |= Thread.interrupted(); // an interrupted thread doesn't park
            LockSupport.parkNanos(PAUSE_NANOS);
            ended = hasEnded(pidfd);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ended;
    }

    private static boolean hasEnded(int pidfd) {
        return Wait.waitid(Wait.P_PIDFD, pidfd, PEEK).ended().pid() != 0;
    }
}
