package io.rustbox.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisassemblerTest {
    /** Every instruction that exists, jumps of both kinds among them. */
    private static final List<Instruction> ALL = List.of(
            of(0x20, 0, 0, 16), of(0x00, 0, 0, 1), of(0x60, 0, 0, 2), of(0x80, 0, 0, 0),
            of(0x01, 0, 0, 3), of(0x61, 0, 0, 4), of(0x81, 0, 0, 0), of(0x02, 0, 0, 5), of(0x03, 0, 0, 6),
            of(0x04, 0, 0, 7), of(0x14, 0, 0, 7), of(0x24, 0, 0, 7), of(0x34, 0, 0, 7), of(0x44, 0, 0, 7),
            of(0x54, 0, 0, -1), of(0x64, 0, 0, 7), of(0x74, 0, 0, 7), of(0xa4, 0, 0, 7), of(0x84, 0, 0, 0),
            of(0x0c, 0, 0, 0), of(0x1c, 0, 0, 0), of(0x2c, 0, 0, 0), of(0x3c, 0, 0, 0), of(0x4c, 0, 0, 0),
            of(0x5c, 0, 0, 0), of(0x6c, 0, 0, 0), of(0x7c, 0, 0, 0), of(0xac, 0, 0, 0),
            of(0x05, 0, 0, 3), of(0x15, 2, 1, 9), of(0x25, 0, 3, 9), of(0x35, 1, 0, 0x40000000), of(0x45, 4, 5, 9),
            of(0x1d, 2, 1, 0), of(0x2d, 0, 3, 0), of(0x3d, 1, 0, 0), of(0x4d, 4, 3, 0),
            of(0x07, 0, 0, 0), of(0x87, 0, 0, 0), of(0x16, 0, 0, 0), of(0x06, 0, 0, 0x7fff0000), of(0x06, 0, 0, 0));

    @Test
    void text_everyInstruction_canBeReadBack() {
        Verifier.check(ALL, 64);
        String text = Disassembler.text(ALL, _ -> "");

        assertThat(text.lines().map(DisassemblerTest::parse)).containsExactlyElementsOf(ALL);
    }

    @Test
    void text_comments_standBehindTheInstruction() {
        String text = Disassembler.text(List.of(of(0x06, 0, 0, 1)), _ -> "the end");

        assertThat(text).matches("0000  ret  #0x1 +; the end\n");
    }

    @Test
    void encode_bothByteOrders_canBeDecoded() {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            assertThat(Encoding.decode(Encoding.encode(ALL, order), order)).isEqualTo(ALL);
        }
        assertThat(Encoding.encode(List.of(of(0x15, 2, 1, 0x01020304)), ByteOrder.LITTLE_ENDIAN))
                .containsExactly(0x15, 0, 2, 1, 4, 3, 2, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Encoding.decode(new byte[9], ByteOrder.LITTLE_ENDIAN));
    }

    private static Instruction of(int code, int jt, int jf, int k) {
        return new Instruction(code, jt, jf, k);
    }

    private static Instruction parse(String line) {
        String[] words = line.split("[ ,]+");
        int pc = Integer.parseInt(words[0]);
        String operand = words.length > 2 ? words[2] : "";
        Map<String, Integer> arithmetic = Map.of("add", 0x04, "sub", 0x14, "mul", 0x24, "div", 0x34, "or", 0x44,
                "and", 0x54, "lsh", 0x64, "rsh", 0x74, "xor", 0xa4, "neg", 0x84);
        Map<String, Integer> jumps = Map.of("jeq", 0x15, "jgt", 0x25, "jge", 0x35, "jset", 0x45);
        int source = operand.equals("x") ? Opcode.X : 0;
        return switch (words[1]) {
            case "ld" -> load(0x00, operand);
            case "ldx" -> load(0x01, operand);
            case "st" -> of(0x02, 0, 0, number(operand));
            case "stx" -> of(0x03, 0, 0, number(operand));
            case "ja" -> of(0x05, 0, 0, number(operand) - pc - 1);
            case "ret" -> operand.equals("a") ? of(0x16, 0, 0, 0) : of(0x06, 0, 0, number(operand));
            case "tax" -> of(0x07, 0, 0, 0);
            case "txa" -> of(0x87, 0, 0, 0);
            case String jump when jumps.containsKey(jump) -> of(jumps.get(jump) | source,
                    number(words[3]) - pc - 1, number(words[4]) - pc - 1, number(operand));
            case String operation -> of(Optional.ofNullable(arithmetic.get(operation)).orElseThrow() | source,
                    0, 0, number(operand));
        };
    }

    private static Instruction load(int register, String operand) {
        int mode = switch (operand.charAt(0)) {
            case '[' -> 0x20;
            case 'M' -> 0x60;
            case 'l' -> 0x80;
            default -> 0x00;
        };
        return of(register | mode, 0, 0, number(operand));
    }

    /** Reads {@code #0x10}, {@code [16]}, {@code M[2]} or {@code 0042}; other operands carry no number. */
    private static int number(String operand) {
        if (operand.startsWith("#0x")) {
            return Integer.parseUnsignedInt(operand.substring(3), 16);
        }
        String digits = operand.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
