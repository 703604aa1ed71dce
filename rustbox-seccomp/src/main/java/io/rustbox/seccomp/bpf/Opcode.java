package io.rustbox.seccomp.bpf;

/** The numbers of {@code <linux/bpf_common.h>} and {@code <linux/filter.h>}: an operation is a sum of such fields. */
public final class Opcode {
    // BPF_CLASS(code)
    public static final int CLASS = 0x07;
    public static final int LD = 0x00;
    public static final int LDX = 0x01;
    public static final int ST = 0x02;
    public static final int STX = 0x03;
    public static final int ALU = 0x04;
    public static final int JMP = 0x05;
    public static final int RET = 0x06;
    public static final int MISC = 0x07;

    // BPF_SIZE(code) and BPF_MODE(code) of loads
    public static final int W = 0x00;
    public static final int IMM = 0x00;
    public static final int ABS = 0x20;
    public static final int MEM = 0x60;
    public static final int LEN = 0x80;

    // BPF_OP(code) of ALU
    public static final int OPERATION = 0xf0;
    public static final int ADD = 0x00;
    public static final int SUB = 0x10;
    public static final int MUL = 0x20;
    public static final int DIV = 0x30;
    public static final int OR = 0x40;
    public static final int AND = 0x50;
    public static final int LSH = 0x60;
    public static final int RSH = 0x70;
    public static final int NEG = 0x80;
    public static final int XOR = 0xa0;

    // BPF_OP(code) of JMP
    public static final int JA = 0x00;
    public static final int JEQ = 0x10;
    public static final int JGT = 0x20;
    public static final int JGE = 0x30;
    public static final int JSET = 0x40;

    // BPF_SRC(code), BPF_RVAL(code), BPF_MISCOP(code)
    public static final int K = 0x00;
    public static final int X = 0x08;
    public static final int A = 0x10;
    public static final int TAX = 0x00;
    public static final int TXA = 0x80;

    /** {@code BPF_MEMWORDS}: words of scratch memory. */
    public static final int MEMORY_WORDS = 16;
    /** How far a conditional jump reaches: {@code jt} and {@code jf} are bytes. */
    public static final int MAX_SKIP = 255;

    private Opcode() {}
}
