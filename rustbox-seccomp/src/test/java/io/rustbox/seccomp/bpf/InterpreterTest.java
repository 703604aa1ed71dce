package io.rustbox.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    private static final int RET_A = Opcode.RET | Opcode.A;
    private static final int LD_IMM = Opcode.LD | Opcode.IMM;
    private static final int LDX_IMM = Opcode.LDX | Opcode.IMM;

    @ParameterizedTest
    @CsvSource({
        "0x00, 7, 5, 12", "0x10, 5, 7, -2", "0x20, 0x10000, 0x10000, 0", "0x30, -1, 2, 0x7fffffff", "0x40, 5, 10, 15",
        "0x50, 0xff, 0x0f, 15", "0x60, 1, 31, 0x80000000", "0x70, 0x80000000, 31, 1", "0xa0, 0xff, 0x0f, 0xf0"
    })
    void run_arithmetic_isUnsignedAndWraps(String operation, String left, String right, String expected) {
        int code = Integer.decode(operation);
        int a = Long.decode(left).intValue();
        int operand = Long.decode(right).intValue();
        int result = Long.decode(expected).intValue();

        assertThat(run(op(LD_IMM, a), op(Opcode.ALU | code | Opcode.K, operand), op(RET_A, 0))).isEqualTo(result);
        assertThat(run(op(LD_IMM, a), op(LDX_IMM, operand), op(Opcode.ALU | code | Opcode.X, 0), op(RET_A, 0)))
                .isEqualTo(result);
    }

    @Test
    void run_negation_isTwosComplement() {
        assertThat(run(op(LD_IMM, 5), op(Opcode.ALU | Opcode.NEG, 0), op(RET_A, 0))).isEqualTo(-5);
    }

    @Test
    void run_divisionByZeroInX_returnsZero() {
        assertThat(run(op(LD_IMM, 5), op(Opcode.ALU | Opcode.DIV | Opcode.X, 0), op(Opcode.RET, 9))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0x10, 5, 5, true", "0x10, 5, 6, false", "0x20, -1, 1, true", "0x20, 5, 5, false", "0x30, 5, 5, true",
        "0x30, 1, -1, false", "0x40, 6, 4, true", "0x40, 6, 1, false"
    })
    void run_jump_comparesUnsigned(String operation, int left, int right, boolean taken) {
        int code = Integer.decode(operation);
        int expected = taken ? 1 : 0;

        assertThat(run(op(LD_IMM, left), new Instruction(Opcode.JMP | code, 1, 0, right),
                op(Opcode.RET, 0), op(Opcode.RET, 1))).isEqualTo(expected);
        assertThat(run(op(LD_IMM, left), op(LDX_IMM, right), new Instruction(Opcode.JMP | code | Opcode.X, 1, 0, 0),
                op(Opcode.RET, 0), op(Opcode.RET, 1))).isEqualTo(expected);
    }

    @Test
    void run_unconditionalJump_goesBeyondAByte() {
        Instruction[] program = new Instruction[302];
        program[0] = op(Opcode.JMP | Opcode.JA, 300);
        Arrays.fill(program, 1, 301, op(Opcode.RET, 1));
        program[301] = op(Opcode.RET, 2);

        assertThat(run(program)).isEqualTo(2);
    }

    @Test
    void run_scratchMemoryAndMoves_keepWords() {
        assertThat(run(op(LD_IMM, 5), op(Opcode.ST, 15), op(LDX_IMM, 9), op(Opcode.STX, 0),
                op(Opcode.LDX | Opcode.MEM, 15), op(Opcode.LD | Opcode.MEM, 0),
                op(Opcode.ALU | Opcode.SUB | Opcode.X, 0), op(Opcode.MISC | Opcode.TAX, 0), op(LD_IMM, 0),
                op(Opcode.MISC | Opcode.TXA, 0), op(RET_A, 0))).isEqualTo(4);
    }

    @Test
    void run_loads_readTheDataAndItsLength() {
        assertThat(run(op(Opcode.LD | Opcode.ABS, 8), op(RET_A, 0))).isEqualTo(0xcafe);
        assertThat(run(op(Opcode.LD | Opcode.LEN, 0), op(RET_A, 0))).isEqualTo(64);
        assertThat(run(op(Opcode.LDX | Opcode.LEN, 0), op(Opcode.MISC | Opcode.TXA, 0), op(RET_A, 0))).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0x20, 0, 0, 2    | loads no aligned word of the data
            0x20, 0, 0, 64   | loads no aligned word of the data
            0x20, 0, 0, -4   | loads no aligned word of the data
            0x28, 0, 0, 0    | no such load
            0x40, 0, 0, 0    | no such load
            0x60, 0, 0, 16   | no such word of scratch memory
            0x02, 0, 0, -1   | no such word of scratch memory
            0x34, 0, 0, 0    | divides by zero
            0x64, 0, 0, 32   | shifts too far
            0x94, 0, 0, 1    | no such operation
            0x05, 0, 0, 1    | jumps out of the program
            0x05, 0, 0, -1   | jumps out of the program
            0x15, 1, 0, 0    | jumps out of the program
            0x15, 0, 1, 0    | jumps out of the program
            0x55, 0, 0, 0    | no such jump
            0x0e, 0, 0, 0    | no such return
            0x17, 0, 0, 0    | no such move
            """)
    void check_programThatTheKernelRefuses_isRefused(String fields, String problem) {
        int[] f = Arrays.stream(fields.split(", *")).mapToInt(Integer::decode).toArray();
        List<Instruction> program = List.of(new Instruction(f[0], f[1], f[2], f[3]), op(Opcode.RET, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verifier.check(program, 64))
                .withMessageStartingWith("instruction 0 ")
                .withMessageEndingWith(problem);
    }

    @Test
    void check_programWithoutEnd_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Verifier.check(List.of(), 64));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verifier.check(List.of(op(LD_IMM, 0)), 64))
                .withMessageEndingWith("the last instruction is no return");
    }

    private static Instruction op(int code, int k) {
        return new Instruction(code, 0, 0, k);
    }

    private static int run(Instruction... program) {
        Verifier.check(List.of(program), 64);
        return Interpreter.run(List.of(program), ByteBuffer.allocate(64).putInt(8, 0xcafe));
    }
}
