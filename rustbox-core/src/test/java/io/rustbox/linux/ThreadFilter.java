package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.rustbox.seccomp.SeccompFilter;
import io.rustbox.seccomp.SeccompPolicy;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A seccomp filter on the calling thread, the threads that it starts and the children that it clones, for as long as they
 * live: with it a test makes the kernel refuse calls. Other threads of the JVM don't notice. It takes CAP_SYS_ADMIN, since
 * {@code no_new_privs} is not set.
 */
public final class ThreadFilter {
    private static final int INSTRUCTION_SIZE = 8;

    private ThreadFilter() {}

    /** Installs {@code policy} on the calling thread. */
    public static void install(SeccompPolicy policy) {
        SeccompFilter filter = policy.compile(io.rustbox.seccomp.Arch.current());
        byte[] program = filter.toBytes();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instructions = arena.allocate(program.length, Long.BYTES);
            MemorySegment.copy(program, 0, instructions, JAVA_BYTE, 0, program.length);
            MemorySegment sockFprog = arena.allocate(Prctl.SOCK_FPROG_SIZE, Long.BYTES);
            sockFprog.set(JAVA_SHORT, 0, (short) (program.length / INSTRUCTION_SIZE));
            sockFprog.set(ADDRESS, Long.BYTES, instructions);
            long result = Libc.syscall(Syscall.SECCOMP, Prctl.SECCOMP_SET_MODE_FILTER, 0, sockFprog.address());
            if (result != 0) {
                throw new AssertionError("seccomp(SECCOMP_SET_MODE_FILTER): " + result);
            }
        }
    }
}
