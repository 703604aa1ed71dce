package io.rustbox.seccomp;

import static java.util.Objects.requireNonNull;

import io.rustbox.seccomp.bpf.Disassembler;
import io.rustbox.seccomp.bpf.Encoding;
import io.rustbox.seccomp.bpf.Instruction;
import io.rustbox.seccomp.bpf.Interpreter;
import io.rustbox.seccomp.bpf.Opcode;
import io.rustbox.seccomp.bpf.Verifier;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A policy compiled for one architecture: a classic BPF program that the kernel runs on every system call. Immutable.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/seccomp.2.html">seccomp(2)</a>
 */
public final class SeccompFilter {
    private final Arch arch;
    private final List<Instruction> program;

    SeccompFilter(Arch arch, List<Instruction> program) {
        Verifier.check(program, SeccompData.BYTES);
        this.arch = arch;
        this.program = List.copyOf(program);
    }

    /** {@return the architecture that the program is for} */
    public Arch arch() {
        return arch;
    }

    /** {@return the number of instructions, 1 to 4096: the {@code len} of a {@code struct sock_fprog}} */
    public int length() {
        return program.size();
    }

    /**
     * {@return a new array of {@link #length()} {@code struct sock_filter} of 8 bytes each, in the target's byte
     * order}
     */
    public byte[] toBytes() {
        return Encoding.encode(program, ByteOrder.LITTLE_ENDIAN);
    }

    /** {@return the SHA-256 of {@link #toBytes()} in hexadecimal: names what was installed} */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(toBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** {@return what the kernel would do with the call, computed by interpreting the program} */
    public SyscallAction evaluate(SeccompData data) {
        return SyscallAction.ofReturnValue(Interpreter.run(program, requireNonNull(data, "data").toBuffer()));
    }

    /** {@return the program as text, an instruction a line, jump targets absolute} */
    public String disassemble() {
        return Disassembler.text(program, SeccompFilter::comment);
    }

    private static String comment(Instruction instruction) {
        return switch (instruction.code()) {
            case Opcode.LD | Opcode.W | Opcode.ABS -> fieldAt(instruction.k());
            case Opcode.RET | Opcode.K -> SyscallAction.ofReturnValue(instruction.k()).toString();
            default -> "";
        };
    }

    private static String fieldAt(int offset) {
        return switch (offset) {
            case SeccompData.NR_OFFSET -> "nr";
            case SeccompData.ARCH_OFFSET -> "arch";
            default -> {
                int argument = (offset - SeccompData.ARGS_OFFSET) / Long.BYTES;
                String half = offset == SeccompData.lowHalf(argument) ? "low" : "high";
                yield "args[%d] %s".formatted(argument, half);
            }
        };
    }
}
