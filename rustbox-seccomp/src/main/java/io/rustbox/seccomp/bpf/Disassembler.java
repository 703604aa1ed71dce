package io.rustbox.seccomp.bpf;

import java.util.List;
import java.util.function.Function;

/** Programs as text, an instruction a line: address, operation, and for jumps the absolute addresses they lead to. */
public final class Disassembler {
    private Disassembler() {}

    /**
     * {@return the program's text, each line ended by a newline}
     *
     * @param comment what to say about an instruction beyond what it is; empty to say nothing
     */
    public static String text(List<Instruction> program, Function<Instruction, String> comment) {
        StringBuilder text = new StringBuilder();
        for (int pc = 0; pc < program.size(); pc++) {
            String line = "%04d  %s".formatted(pc, line(program.get(pc), pc));
            String remark = comment.apply(program.get(pc));
            text.append(remark.isEmpty() ? line : "%-44s; %s".formatted(line, remark)).append('\n');
        }
        return text.toString();
    }

    private static String line(Instruction instruction, int pc) {
        int code = instruction.code();
        return switch (code & Opcode.CLASS) {
            case Opcode.LD -> "ld   " + source(instruction);
            case Opcode.LDX -> "ldx  " + source(instruction);
            case Opcode.ST -> "st   M[%d]".formatted(instruction.k());
            case Opcode.STX -> "stx  M[%d]".formatted(instruction.k());
            case Opcode.ALU -> arithmetic(instruction);
            case Opcode.JMP -> jump(instruction, pc);
            case Opcode.RET -> (code & ~Opcode.CLASS) == Opcode.A ? "ret  a" : "ret  " + constant(instruction.k());
            default -> (code & ~Opcode.CLASS) == Opcode.TAX ? "tax" : "txa";
        };
    }

    private static String source(Instruction instruction) {
        return switch (instruction.code() & ~Opcode.CLASS) {
            case Opcode.ABS -> "[%d]".formatted(instruction.k());
            case Opcode.MEM -> "M[%d]".formatted(instruction.k());
            case Opcode.LEN -> "len";
            default -> constant(instruction.k());
        };
    }

    private static String arithmetic(Instruction instruction) {
        String name = switch (instruction.code() & Opcode.OPERATION) {
            case Opcode.ADD -> "add";
            case Opcode.SUB -> "sub";
            case Opcode.MUL -> "mul";
            case Opcode.DIV -> "div";
            case Opcode.OR -> "or";
            case Opcode.AND -> "and";
            case Opcode.XOR -> "xor";
            case Opcode.LSH -> "lsh";
            case Opcode.RSH -> "rsh";
            default -> "neg";
        };
        return name.equals("neg") ? name : "%-4s %s".formatted(name, operand(instruction));
    }

    private static String jump(Instruction instruction, int pc) {
        if (!instruction.isConditionalJump()) {
            return "ja   %04d".formatted(pc + 1 + instruction.k());
        }
        String name = switch (instruction.code() & Opcode.OPERATION) {
            case Opcode.JEQ -> "jeq";
            case Opcode.JGT -> "jgt";
            case Opcode.JGE -> "jge";
            default -> "jset";
        };
        return "%-4s %s, %04d, %04d".formatted(
                name, operand(instruction), pc + 1 + instruction.jt(), pc + 1 + instruction.jf());
    }

    private static String operand(Instruction instruction) {
        return (instruction.code() & Opcode.X) == 0 ? constant(instruction.k()) : "x";
    }

    private static String constant(int k) {
        return "#0x%x".formatted(k);
    }
}
