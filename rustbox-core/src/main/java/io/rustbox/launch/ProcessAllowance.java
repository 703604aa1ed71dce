package io.rustbox.launch;

import io.rustbox.Errno;
import io.rustbox.SetupException;
import io.rustbox.linux.Resource;
import io.rustbox.linux.Unistd;
import java.io.IOException;
import java.util.Optional;

/**
 * How many processes the runs of a sandbox may have where nothing but {@code RLIMIT_NPROC} bounds them. It counts all tasks of a
 * uid, until they have been waited for, and refuses the next one to whoever asks for it. So what there is at the launch, if only
 * what init has not waited for of the run before, comes on top of the limit; and where the uid is the JVM's own, a reserve for
 * what else starts before the run has ended, which else a program would fail for.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2)</a>
 */
record ProcessAllowance(int limit, Optional<UidLease> lease) {
    /** For threads of the JVM, its other sandboxes' programs, and whatever else its user does. */
    private static final int RESERVE = 256;

    /** {@return the value of {@code RLIMIT_NPROC} for a run that is launched now} */
    long resourceLimit() throws SetupException {
        long hard = Resource.hardLimit(Resource.RLIMIT_NPROC);
        if (hard < 0) {
            throw new SetupException("read RLIMIT_NPROC", "prlimit(0, RLIMIT_NPROC)", new Errno((int) -hard));
        }
        long wanted = lease.isPresent() ? tasks(lease.get().uid()) + limit : tasks(Unistd.geteuid()) + limit + RESERVE;
        return Math.min(wanted, hard);
    }

    private static long tasks(int uid) throws SetupException {
        try {
            return ProcessTable.tasks(uid);
        } catch (IOException e) {
            throw new SetupException("count the tasks of user " + uid, e);
        }
    }
}
