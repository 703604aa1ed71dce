package io.rustbox.seccomp.bpf;

import java.util.List;

/**
 * What the kernel checks before it takes a program over a fixed block of data: {@code bpf_check_classic()} in
 * {@code net/core/filter.c} and {@code seccomp_check_filter()} in {@code kernel/seccomp.c}.
 */
public final class Verifier {
    /** {@code BPF_MAXINSNS}: the kernel takes no longer program. */
    public static final int MAX_INSTRUCTIONS = 4096;

    private Verifier() {}

    /**
     * Checks {@code program} against a data block of {@code dataBytes} bytes.
     *
     * @throws IllegalArgumentException if the kernel would refuse it; the message names the instruction
     */
    public static void check(List<Instruction> program, int dataBytes) {
        if (program.isEmpty() || program.size() > MAX_INSTRUCTIONS) {
            throw new IllegalArgumentException("the program has " + program.size()
                    + " instructions, the kernel takes 1 to " + MAX_INSTRUCTIONS);
        }
        for (int pc = 0; pc < program.size(); pc++) {
            check(program, pc, dataBytes);
        }
        require(program.getLast().isReturn(), program, program.size() - 1, "the last instruction is no return");
    }

    private static void check(List<Instruction> program, int pc, int dataBytes) {
        Instruction instruction = program.get(pc);
        switch (instruction.code() & Opcode.CLASS) {
            case Opcode.LD, Opcode.LDX -> checkLoad(program, pc, dataBytes);
            case Opcode.ST, Opcode.STX -> {
                require((instruction.code() & ~Opcode.CLASS) == 0, program, pc, "no such store");
                requireMemory(program, pc);
            }
            case Opcode.ALU -> checkArithmetic(program, pc);
            case Opcode.JMP -> checkJump(program, pc);
            case Opcode.RET -> {
                int source = instruction.code() & ~Opcode.CLASS;
                require(source == Opcode.K || source == Opcode.A, program, pc, "no such return");
            }
            default -> {
                int move = instruction.code() & ~Opcode.CLASS;
                require(move == Opcode.TAX || move == Opcode.TXA, program, pc, "no such move");
            }
        }
    }

    private static void checkLoad(List<Instruction> program, int pc, int dataBytes) {
        Instruction instruction = program.get(pc);
        int k = instruction.k();
        boolean accumulator = (instruction.code() & Opcode.CLASS) == Opcode.LD;
        switch (instruction.code() & ~Opcode.CLASS) {
            case Opcode.ABS -> {
                boolean inside = k >= 0 && k % Integer.BYTES == 0 && k <= dataBytes - Integer.BYTES;
                require(accumulator && inside, program, pc, "loads no aligned word of the data");
            }
            case Opcode.MEM -> requireMemory(program, pc);
            case Opcode.IMM, Opcode.LEN -> {}
            default -> require(false, program, pc, "no such load");
        }
    }

    private static void checkArithmetic(List<Instruction> program, int pc) {
        Instruction instruction = program.get(pc);
        boolean constant = (instruction.code() & Opcode.X) == 0;
        int k = instruction.k();
        switch (instruction.code() & Opcode.OPERATION) {
            case Opcode.ADD, Opcode.SUB, Opcode.MUL, Opcode.AND, Opcode.OR, Opcode.XOR -> {}
            case Opcode.DIV -> require(!constant || k != 0, program, pc, "divides by zero");
            case Opcode.LSH, Opcode.RSH ->
                require(!constant || k >= 0 && k < Integer.SIZE, program, pc, "shifts too far");
            case Opcode.NEG -> require(constant, program, pc, "no such negation");
            default -> require(false, program, pc, "no such operation");
        }
        require((instruction.code() & ~0xff) == 0, program, pc, "no such operation");
    }

    private static void checkJump(List<Instruction> program, int pc) {
        Instruction instruction = program.get(pc);
        int following = program.size() - pc - 1;
        switch (instruction.code() & ~(Opcode.CLASS | Opcode.X)) {
            case Opcode.JA -> {
                boolean constant = (instruction.code() & Opcode.X) == 0;
                boolean inside = Integer.compareUnsigned(instruction.k(), following) < 0;
                require(constant && inside, program, pc, "jumps out of the program");
            }
            case Opcode.JEQ, Opcode.JGT, Opcode.JGE, Opcode.JSET -> {
                boolean inside = instruction.jt() < following && instruction.jf() < following;
                require(inside, program, pc, "jumps out of the program");
            }
            default -> require(false, program, pc, "no such jump");
        }
    }

    private static void requireMemory(List<Instruction> program, int pc) {
        int word = program.get(pc).k();
        require(word >= 0 && word < Opcode.MEMORY_WORDS, program, pc, "no such word of scratch memory");
    }

    private static void require(boolean holds, List<Instruction> program, int pc, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("instruction " + pc + " (" + program.get(pc) + "): " + problem);
        }
    }
}
