package io.rustbox.seccomp.bpf;

/**
 * One instruction, {@code struct sock_filter { __u16 code; __u8 jt; __u8 jf; __u32 k; }}.
 *
 * @param code operation, see {@link Opcode}
 * @param jt instructions to skip when a conditional jump's test holds, 0 to 255
 * @param jf instructions to skip when it does not, 0 to 255
 * @param k the operand: a constant, an offset, or the distance of an unconditional jump
 */
public record Instruction(int code, int jt, int jf, int k) {
    /** Size of {@code struct sock_filter} in bytes. */
    public static final int BYTES = 8;

    public Instruction {
        if (code < 0 || code > 0xffff || jt < 0 || jt > Opcode.MAX_SKIP || jf < 0 || jf > Opcode.MAX_SKIP) {
            throw new IllegalArgumentException("not a sock_filter: code " + code + ", jt " + jt + ", jf " + jf);
        }
    }

    /** An instruction that doesn't jump. */
    static Instruction of(int code, int k) {
        return new Instruction(code, 0, 0, k);
    }

    boolean isReturn() {
        return (code & Opcode.CLASS) == Opcode.RET;
    }

    boolean isConditionalJump() {
        return (code & Opcode.CLASS) == Opcode.JMP && (code & Opcode.OPERATION) != Opcode.JA;
    }
}
