package io.rustbox.linux;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * libc's {@code syscall(2)}, the one function of libc that is bound: every call has the same shape, so one method
 * handle serves them all, and the kernel's own prototypes are the documentation.
 */
final class Libc {
    // long syscall(long number, ...);
    private static final MethodHandle SYSCALL = Linking.syscall();

    private Libc() {}

    /** {@return the result of the call, or {@code -errno}} */
    static long syscall(Syscall call, long a0, long a1, long a2, long a3, long a4, long a5) {
        try {
            MemorySegment state = Linking.callState();
            long number = call.number(Arch.current());
            long result = (long) SYSCALL.invokeExact(state, number, a0, a1, a2, a3, a4, a5);
            return result == -1 ? -Linking.errno(state) : result;
        } catch (Throwable thrown) {
            throw Linking.unexpected(thrown);
        }
    }

    static long syscall(Syscall call, long a0, long a1, long a2, long a3) {
        return syscall(call, a0, a1, a2, a3, 0, 0);
    }

    static long syscall(Syscall call, long a0, long a1, long a2) {
        return syscall(call, a0, a1, a2, 0, 0, 0);
    }

    static long syscall(Syscall call, long a0, long a1) {
        return syscall(call, a0, a1, 0, 0, 0, 0);
    }

    static long syscall(Syscall call, long a0) {
        return syscall(call, a0, 0, 0, 0, 0, 0);
    }
}
