package io.rustbox.seccomp;

/**
 * What the kernel does with a system call: the return values of a filter.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/seccomp.2.html">seccomp(2)</a>
 */
public sealed interface SyscallAction {
    /** {@code SECCOMP_RET_ALLOW}: the call is made. */
    record Allow() implements SyscallAction {}

    /** {@code SECCOMP_RET_LOG}: the call is made and, if the system is set up to do so, logged. */
    record Log() implements SyscallAction {}

    /**
     * {@code SECCOMP_RET_TRACE}: a tracer that asked for it ({@code PTRACE_O_TRACESECCOMP}) decides; without one the
     * call fails with ENOSYS.
     *
     * @param message what the tracer reads with {@code PTRACE_GETEVENTMSG}, 0 to 65535
     */
    record Trace(int message) implements SyscallAction {
        public Trace {
            if (message < 0 || message > DATA_MASK) {
                throw new IllegalArgumentException("a trace message is 0 to " + DATA_MASK + ", not " + message);
            }
        }
    }

    /** {@code SECCOMP_RET_USER_NOTIF}: the filter's listener decides; without one the call fails with ENOSYS. */
    record UserNotify() implements SyscallAction {}

    /**
     * {@code SECCOMP_RET_ERRNO}: the call isn't made and fails.
     *
     * @param errno the error it fails with, 1 to 4095; with 0 it isn't made and seems to succeed
     */
    record Errno(int errno) implements SyscallAction {
        /** The greatest errno the kernel hands out ({@code MAX_ERRNO}). */
        public static final int MAX = 4095;

        public Errno {
            if (errno < 0 || errno > MAX) {
                throw new IllegalArgumentException("an errno is 0 to " + MAX + ", not " + errno);
            }
        }
    }

    /** {@code SECCOMP_RET_TRAP}: the call isn't made and the thread gets a SIGSYS that it can catch. */
    record Trap() implements SyscallAction {}

    /** {@code SECCOMP_RET_KILL_THREAD}: the thread ends as if by an uncatchable SIGSYS. */
    record KillThread() implements SyscallAction {}

    /** {@code SECCOMP_RET_KILL_PROCESS}: the process ends as if by an uncatchable SIGSYS. */
    record KillProcess() implements SyscallAction {}

    /** {@code SECCOMP_RET_DATA}: the part of a return value that belongs to the action. */
    int DATA_MASK = 0xffff;

    /** {@return the value that a filter returns for this action, as in {@code <linux/seccomp.h>}} */
    default int returnValue() {
        return switch (this) {
            case KillProcess() -> 0x80000000;
            case KillThread() -> 0x00000000;
            case Trap() -> 0x00030000;
            case Errno(int errno) -> 0x00050000 | errno;
            case UserNotify() -> 0x7fc00000;
            case Trace(int message) -> 0x7ff00000 | message;
            case Log() -> 0x7ffc0000;
            case Allow() -> 0x7fff0000;
        };
    }

    /**
     * {@return the action that a filter's return value stands for}
     *
     * @throws IllegalArgumentException if the kernel knows no such action (it would kill the process)
     */
    static SyscallAction ofReturnValue(int value) {
        int data = value & DATA_MASK;
        return switch (value & ~DATA_MASK) {
            case 0x80000000 -> new KillProcess();
            case 0x00000000 -> new KillThread();
            case 0x00030000 -> new Trap();
            case 0x00050000 -> new Errno(Math.min(data, Errno.MAX));
            case 0x7fc00000 -> new UserNotify();
            case 0x7ff00000 -> new Trace(data);
            case 0x7ffc0000 -> new Log();
            case 0x7fff0000 -> new Allow();
            default -> throw new IllegalArgumentException("no such filter result: 0x%08x".formatted(value));
        };
    }

    /** {@return whether the call may be made: by itself, by a tracer or by a listener} */
    default boolean mayPass() {
        return switch (this) {
            case Allow _,Log _,Trace _, UserNotify _ -> true;
            case Errno _,Trap _,KillThread _, KillProcess _ -> false;
        };
    }
}
