package io.rustbox.linux;

/** {@code <sys/pidfd.h>}. Every method returns a result or {@code -errno}. */
public final class Pidfd {
    private Pidfd() {}

    // int pidfd_open(pid_t pid, unsigned int flags);
    public static int pidfd_open(int pid) {
        return (int) Libc.syscall(Syscall.PIDFD_OPEN, pid, 0);
    }

    // int pidfd_send_signal(int pidfd, int sig, siginfo_t *info, unsigned int flags);
    public static int pidfd_send_signal(int pidfd, int signal) {
        return (int) Libc.syscall(Syscall.PIDFD_SEND_SIGNAL, pidfd, signal, 0, 0);
    }

    // int kill(pid_t pid, int sig);  (a negative pid names a process group)
    public static int killGroup(int processGroup, int signal) {
        return (int) Libc.syscall(Syscall.KILL, -processGroup, signal);
    }
}
