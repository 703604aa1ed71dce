package io.rustbox.linux;

/** Finds out whether clone3(2) may be called: containers with an old seccomp profile answer ENOSYS. */
public final class CloneProbe {
    private static final int ENOSYS = 38;
    private static final boolean HAS_CLONE3 = Libc.syscall(Syscall.CLONE3, 0, 0) != -ENOSYS; // EINVAL for no arguments

    private CloneProbe() {}

    /** {@return whether the kernel, and whatever filters our calls, knows clone3} */
    public static boolean hasClone3() {
        return HAS_CLONE3;
    }
}
