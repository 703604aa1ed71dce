package io.rustbox.evidence;

import java.util.List;

/**
 * Names of signal numbers, the same on x86-64 and aarch64.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</a>
 */
public final class SignalName {
    private static final List<String> NAMES = List.of(
            "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE",
            "SIGKILL", "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT",
            "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG", "SIGXCPU",
            "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS");

    private SignalName() {}

    /** {@return {@code SIGSEGV} for 11, {@code SIGRT35} for a real-time signal} */
    public static String of(int signal) {
        return signal >= 1 && signal <= NAMES.size() ? NAMES.get(signal - 1) : "SIGRT" + signal;
    }
}
