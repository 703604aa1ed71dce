package io.rustbox.seccomp;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A CPU architecture: what the kernel calls it and which system calls it has.
 *
 * <p>The tables hold every call up to Linux 6.19 and lie in {@code syscalls.tbl} beside this class. Immutable.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/syscalls.2.html">syscalls(2)</a>
 */
public enum Arch {
    /** 64-bit x86, little endian; without the x32 calls. */
    X86_64("amd64", 0xC000003E),
    /** 64-bit Arm, little endian. */
    AARCH64("aarch64", 0xC00000B7);

    private final String osArch;
    private final int auditArch;
    private final SyscallTable table;

    Arch(String osArch, int auditArch) {
        this.osArch = osArch;
        this.auditArch = auditArch;
        this.table = SyscallTable.column(ordinal());
    }

    /**
     * {@return the architecture that this JVM runs on}
     *
     * @throws UnsupportedOperationException if it is neither; the message names it
     */
    public static Arch current() {
        return of(System.getProperty("os.arch"));
    }

    static Arch of(String osArch) {
        for (Arch arch : values()) {
            if (arch.osArch.equals(osArch)) {
                return arch;
            }
        }
        throw new UnsupportedOperationException(
                "system calls can be filtered on amd64 and aarch64; this JVM's os.arch is " + osArch);
    }

    /** {@return {@code AUDIT_ARCH_…} of {@code <linux/audit.h>}: what a filter finds in {@code seccomp_data.arch}} */
    public int auditArch() {
        return auditArch;
    }

    /** {@return the name of system call {@code number}, if this architecture has it} */
    public Optional<String> syscallName(int number) {
        return table.name(number);
    }

    /** {@return the number of the system call {@code name}, if this architecture has it} */
    public OptionalInt syscallNumber(String name) {
        return table.number(requireNonNull(name, "name"));
    }

    /** {@return every system call of this architecture, by rising number} */
    public List<Syscall> syscalls() {
        return table.syscalls();
    }

    /**
     * A row of an architecture's table.
     *
     * @param number what the call's register holds
     * @param name the kernel's name, without {@code __NR_}
     */
    public record Syscall(int number, String name) {
        public Syscall {
            requireNonNull(name, "name");
        }
    }
}
