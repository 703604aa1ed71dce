package io.rustbox.seccomp;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What a filter sees of a system call.
 *
 * <pre>{@code
 * struct seccomp_data {             // <linux/seccomp.h>, 64 bytes
 *     int   nr;                     //  0
 *     __u32 arch;                   //  4
 *     __u64 instruction_pointer;    //  8
 *     __u64 args[6];                // 16
 * };
 * }</pre>
 *
 * @param number the call's number
 * @param auditArch {@code AUDIT_ARCH_…} of the calling convention
 * @param instructionPointer address behind the calling instruction
 * @param args the six argument registers
 */
public record SeccompData(int number, int auditArch, long instructionPointer, List<Long> args) {
    /** {@code sizeof(struct seccomp_data)}. */
    public static final int BYTES = 64;

    static final int NR_OFFSET = 0;
    static final int ARCH_OFFSET = 4;
    static final int ARGS_OFFSET = 16;

    public SeccompData {
        args = List.copyOf(args);
        if (args.size() != ArgCondition.ARGUMENTS) {
            throw new IllegalArgumentException("a call has 6 argument registers, not " + args.size());
        }
    }

    /**
     * {@return a call made in {@code arch}'s own convention; registers that aren't given hold 0}
     *
     * @throws IllegalArgumentException if there are more than six arguments
     */
    public static SeccompData of(Arch arch, int number, long... args) {
        requireNonNull(arch, "arch");
        int missing = Math.max(0, ArgCondition.ARGUMENTS - args.length);
        LongStream registers = LongStream.concat(LongStream.of(args), LongStream.generate(() -> 0).limit(missing));
        return new SeccompData(number, arch.auditArch(), 0, registers.boxed().toList());
    }

    /** The offset of an argument's low half; both architectures are little endian. */
    static int lowHalf(int argument) {
        return ARGS_OFFSET + argument * Long.BYTES;
    }

    /** The offset of an argument's high half. */
    static int highHalf(int argument) {
        return lowHalf(argument) + Integer.BYTES;
    }

    /** The structure as the kernel lays it out. */
    ByteBuffer toBuffer() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(number).putInt(auditArch).putLong(instructionPointer);
        args.forEach(buffer::putLong);
        return buffer.rewind();
    }
}
