package io.rustbox.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblerTest {
    private static final int DATA_BYTES = 64;

    private final Label yes = new Label("yes");
    private final Label no = new Label("no");

    @Test
    void assemble_nearLabels_jumpsDirectly() {
        List<Instruction> program = new Assembler()
                .load(4).ifEqual(7, yes, no).place(no).ret(1).place(yes).ret(2).assemble();

        assertThat(program).containsExactly(
                new Instruction(0x20, 0, 0, 4),
                new Instruction(0x15, 1, 0, 7),
                new Instruction(0x06, 0, 0, 1),
                new Instruction(0x06, 0, 0, 2));
    }

    /** 253 to 258 instructions between a jump and its label: both sides of the 255 that a jump reaches. */
    @ParameterizedTest
    @ValueSource(ints = {253, 254, 255, 256, 257, 258})
    void assemble_aroundAJumpsReach_leadsWhereItShould(int between) {
        Label far = new Label("far");
        Assembler assembler = new Assembler().load(0).ifEqual(7, far, no).place(no);
        for (int i = 0; i < between; i++) {
            assembler.and(0x0f);
        }
        List<Instruction> program = assembler.ret(1).place(far).load(4).ret(2).assemble();

        Verifier.check(program, DATA_BYTES);
        assertThat(run(program, 7)).isEqualTo(2);
        assertThat(run(program, 8)).isEqualTo(1);
        assertThat(program).hasSize(between + 5 + (between + 1 > 255 ? 1 : 0));
    }

    @Test
    void assemble_returnJumpedToFromAfarAlone_isCopiedAndLeftOut() {
        Assembler assembler = new Assembler().load(0).ifEqual(7, yes, no).place(no);
        for (int i = 0; i < 300; i++) {
            assembler.and(0x0f);
        }
        List<Instruction> program = assembler.ret(1).place(yes).ret(2).assemble();

        assertThat(program.get(2)).isEqualTo(new Instruction(0x06, 0, 0, 2));
        assertThat(program.getLast()).isEqualTo(new Instruction(0x06, 0, 0, 1));
        assertThat(run(program, 7)).isEqualTo(2);
        assertThat(run(program, 8)).isEqualTo(1);
    }

    @Test
    void assemble_labelBehindItsJump_isRefused() {
        Assembler loop = new Assembler().place(yes).load(0).ifEqual(7, yes, no).place(no).ret(1);

        assertThatIllegalStateException().isThrownBy(loop::assemble).withMessage("label yes lies behind a jump to it");
    }

    @Test
    void assemble_labelThatIsMissing_isRefused() {
        Assembler unplaced = new Assembler().load(0).ifEqual(7, yes, no).place(no).ret(1);

        assertThatIllegalStateException()
                .isThrownBy(unplaced::assemble)
                .withMessage("no instruction follows label yes");
    }

    @Test
    void assemble_programWithoutReturn_isRefused() {
        assertThatIllegalStateException().isThrownBy(new Assembler().load(0)::assemble);
        assertThatIllegalStateException().isThrownBy(new Assembler()::assemble);
    }

    @Test
    void place_twice_isRefused() {
        Assembler assembler = new Assembler().place(yes);

        assertThatIllegalStateException().isThrownBy(() -> assembler.place(yes));
    }

    private static int run(List<Instruction> program, int word) {
        return Interpreter.run(program, ByteBuffer.allocate(DATA_BYTES).putInt(0, word));
    }
}
