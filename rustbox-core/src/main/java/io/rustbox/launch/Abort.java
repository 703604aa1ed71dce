package io.rustbox.launch;

import io.rustbox.linux.Poll;
import io.rustbox.linux.Wait;
import java.lang.foreign.Arena;
import java.time.Duration;

/** Ends a run that can't be supervised: its program is killed and reaped, so that nothing waits for it for ever. */
final class Abort {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int PROGRAM = 0;

    private Abort() {}

    /** Ends a program whose supervision failed; one that withstands SIGKILL for long is left behind with its keeper. */
    static void watched(Enclosure enclosure, RunResources resources) {
        int pidfd = resources.pidfd().number();
        int options = Wait.WEXITED | Wait.WNOHANG | Wait.WNOWAIT | Wait.__WALL;
        boolean reaped = Wait.waitid(Wait.P_PIDFD, pidfd, options).result() != 0;
        if (!reaped) {
            enclosure.killTree(resources.pid()); // only now is the pid certain to be still the program's
            if (!ends(pidfd)) {
                return;
            }
            var _ = Reaper.reap(Wait.P_PIDFD, pidfd);
        }
        var _ = enclosure.settleKeeper();
    }

    private static boolean ends(int pidfd) {
        try (Arena arena = Arena.ofConfined()) {
            Poll poll = new Poll(1, arena);
            poll.watch(PROGRAM, pidfd);
            long now = System.nanoTime();
            long deadline = now + PATIENCE_NANOS;
            while (now < deadline) {
                now = poll.await(deadline - now);
                if (poll.ready(PROGRAM)) {
                    return true;
                }
            }
            return false;
        }
    }
}
