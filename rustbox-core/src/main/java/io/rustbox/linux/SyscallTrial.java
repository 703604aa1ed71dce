package io.rustbox.linux;

/** Finds out whether a system call may be made, by making it with arguments that every kernel refuses. */
public final class SyscallTrial {
    private static final long NO_ADDRESS = 0;
    private static final long NO_SIZE = 0;
    private static final long NO_DESCRIPTOR = -1;

    private SyscallTrial() {}

    /**
     * {@return the errno} ENOSYS means that the kernel, or a seccomp filter around this process, does not offer the call;
     * EPERM that it is not for this process; anything else, EINVAL, EFAULT, EBADF or ESRCH, that it works.
     *
     * @throws IllegalArgumentException for a call that no harmless arguments are known of
     */
    public static int errno(Syscall call) {
        long result =
                switch (call) {
                    // the size of the argument is checked first, and none is 0
                    case CLONE3 -> Libc.syscall(call, NO_ADDRESS, NO_SIZE);
                    case MOUNT_SETATTR -> Libc.syscall(call, NO_DESCRIPTOR, NO_ADDRESS, 0, NO_ADDRESS, NO_SIZE, 0);
                    case OPENAT2 -> Libc.syscall(call, NO_DESCRIPTOR, NO_ADDRESS, NO_ADDRESS, NO_SIZE);
                    // the privilege is checked first, then the address of the file system's name
                    case FSOPEN -> Libc.syscall(call, NO_ADDRESS, 0);
                    // a flag that does not exist
                    case OPEN_TREE -> Libc.syscall(call, NO_DESCRIPTOR, NO_ADDRESS, 0x40000000);
                    case MOVE_MOUNT -> Libc.syscall(
                            call, NO_DESCRIPTOR, NO_ADDRESS, NO_DESCRIPTOR, NO_ADDRESS, 0x40000000, 0);
                    case PIDFD_OPEN -> Libc.syscall(call, -1, 0);
                    // the first is behind the last
                    case CLOSE_RANGE -> Libc.syscall(call, 2, 1, 0);
                    default -> throw new IllegalArgumentException("no harmless arguments are known of " + call);
                };
        if (result >= 0) {
            throw new AssertionError(call.spelling() + " accepted arguments that no kernel accepts");
        }
        return (int) -result;
    }
}
