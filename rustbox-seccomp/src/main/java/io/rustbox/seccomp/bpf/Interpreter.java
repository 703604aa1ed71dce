package io.rustbox.seccomp.bpf;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Runs a program as the kernel would, one instruction at a time.
 *
 * <p>Arithmetic and comparisons are unsigned and 32 bits wide. Division by a zero in {@code X} ends the program with 0;
 * shift distances in {@code X} are taken modulo 32.
 */
public final class Interpreter {
    private final List<Instruction> program;
    private final ByteBuffer data;
    private final int[] memory = new int[Opcode.MEMORY_WORDS];
    private int accumulator;
    private int index;

    private Interpreter(List<Instruction> program, ByteBuffer data) {
        this.program = program;
        this.data = data;
    }

    /**
     * {@return the value that {@code program} returns for {@code data}}
     *
     * @param program a program that {@link Verifier} takes for data of this size
     * @param data the block; words are read in its byte order
     * @throws IllegalArgumentException if the program contains an instruction that does not exist
     */
    public static int run(List<Instruction> program, ByteBuffer data) {
        return new Interpreter(program, data).run();
    }

    private int run() {
        int pc = 0;
        while (true) {
            Instruction instruction = program.get(pc++);
            switch (instruction.code() & Opcode.CLASS) {
                case Opcode.LD -> accumulator = load(instruction);
                case Opcode.LDX -> index = load(instruction);
                case Opcode.ST -> memory[instruction.k()] = accumulator;
                case Opcode.STX -> memory[instruction.k()] = index;
                case Opcode.ALU -> {
                    int operand = operand(instruction);
                    if ((instruction.code() & Opcode.OPERATION) == Opcode.DIV && operand == 0) {
                        return 0;
                    }
                    accumulator = compute(instruction, operand);
                }
                case Opcode.JMP -> pc += skip(instruction);
                case Opcode.RET -> {
                    return (instruction.code() & ~Opcode.CLASS) == Opcode.A ? accumulator : instruction.k();
                }
                default -> move(instruction);
            }
        }
    }

    private int load(Instruction instruction) {
        return switch (instruction.code() & ~Opcode.CLASS) {
            case Opcode.ABS -> data.getInt(instruction.k());
            case Opcode.MEM -> memory[instruction.k()];
            case Opcode.IMM -> instruction.k();
            case Opcode.LEN -> data.limit();
            default -> throw unknown(instruction);
        };
    }

    private int operand(Instruction instruction) {
        return (instruction.code() & Opcode.X) == 0 ? instruction.k() : index;
    }

    private int compute(Instruction instruction, int operand) {
        return switch (instruction.code() & Opcode.OPERATION) {
            case Opcode.ADD -> accumulator + operand;
            case Opcode.SUB -> accumulator - operand;
            case Opcode.MUL -> accumulator * operand;
            case Opcode.DIV -> Integer.divideUnsigned(accumulator, operand);
            case Opcode.OR -> accumulator | operand;
            case Opcode.AND -> accumulator & operand;
            case Opcode.XOR -> accumulator ^ operand;
            case Opcode.LSH -> accumulator << operand;
            case Opcode.RSH -> accumulator >>> operand;
            case Opcode.NEG -> -accumulator;
            default -> throw unknown(instruction);
        };
    }

    private int skip(Instruction instruction) {
        int operand = operand(instruction);
        boolean holds = switch (instruction.code() & Opcode.OPERATION) {
            case Opcode.JEQ -> accumulator == operand;
            case Opcode.JGT -> Integer.compareUnsigned(accumulator, operand) > 0;
            case Opcode.JGE -> Integer.compareUnsigned(accumulator, operand) >= 0;
            case Opcode.JSET -> (accumulator & operand) != 0;
            case Opcode.JA -> true;
            default -> throw unknown(instruction);
        };
        if (!instruction.isConditionalJump()) {
            return instruction.k();
        }
        return holds ? instruction.jt() : instruction.jf();
    }

    private void move(Instruction instruction) {
        switch (instruction.code() & ~Opcode.CLASS) {
            case Opcode.TAX -> index = accumulator;
            case Opcode.TXA -> accumulator = index;
            default -> throw unknown(instruction);
        }
    }

    private static IllegalArgumentException unknown(Instruction instruction) {
        return new IllegalArgumentException("no such instruction: " + instruction);
    }
}
