package io.rustbox.linux;

/** {@code <signal.h>}: numbers, the same on x86-64 and aarch64. */
public final class Signal {
    public static final int SIGABRT = 6;
    public static final int SIGKILL = 9;
    public static final int SIGCHLD = 17;
    public static final int SIGSTOP = 19;
    public static final int SIGXCPU = 24;
    public static final int SIGXFSZ = 25;
    public static final int SIGSYS = 31;
    public static final int SIG_SETMASK = 2;

    /** sizeof(kernel sigset_t) */
    public static final int SIGSET_SIZE = 8;

    /** struct sigaction { handler; sa_flags; sa_restorer; sa_mask; }, as the kernel has it. */
    public static final int SIGACTION_SIZE = 32;

    public static final long SIG_IGN = 1;

    private Signal() {}
}
