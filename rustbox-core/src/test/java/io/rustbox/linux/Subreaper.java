package io.rustbox.linux;

/**
 * Makes this JVM adopt the orphans among its descendants, so that a test doesn't depend on how soon the host's init reaps:
 * the kernel takes a PID namespace apart only when every process of it was reaped.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/PR_SET_CHILD_SUBREAPER.2const.html">PR_SET_CHILD_SUBREAPER</a>
 */
public final class Subreaper implements AutoCloseable {
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private Subreaper(long on) {
        long result = Libc.syscall(Syscall.PRCTL, PR_SET_CHILD_SUBREAPER, on, 0, 0, 0, 0);
        if (result != 0) {
            throw new AssertionError("prctl(PR_SET_CHILD_SUBREAPER, " + on + "): " + result);
        }
    }

    /** From here on, until it is closed, orphans come to this JVM. */
    public static Subreaper begin() {
        return new Subreaper(1);
    }

    /** Takes the status of an orphan that has ended; {@return whether {@code pid} was one} */
    public boolean reap(long pid) {
        return Wait.waitid(Wait.P_PID, (int) pid, Wait.WEXITED | Wait.WNOHANG | Wait.__WALL).ended().pid() == pid;
    }

    @Override
    public void close() {
        var _ = new Subreaper(0);
    }
}
