package io.rustbox.checker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each table: expected, answer, and where they differ, if they do. Escapes as in Java; ~ is nothing. */
class ComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~        | ~        | same
            a\\n     | a\\n     | same
            a\\n     | a        | line 1: the output ends too early
            a        | a\\n     | line 1: more output than expected
            a\\n     | a\\r\\n  | line 1, column 2: differs
            a\\nb    | a\\nc    | line 2, column 1: differs
            \\0\\377 | \\0\\377 | same
            \\0\\377 | \\0\\376 | line 1, column 2: differs
            ~        | x        | line 1: more output than expected
            """)
    void exact_bytes_countOneByOne(String expected, String answer, String where) throws IOException {
        check(new Exact(), expected, answer, where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~             | ~                | same
            ~             | \\n\\r\\n\\s     | same
            \\n\\n        | ~                | same
            a\\nb\\n      | a\\nb            | same
            a\\nb\\n      | a\\r\\nb\\r\\n   | same
            a\\nb\\n      | a\\s\\t\\nb\\n\\n | same
            a \\t         | a\\t\\s          | same
            a\\n\\nb      | a\\n\\s\\nb      | same
            a\\n\\nb      | a\\nb            | line 2, column 1: differs
            a\\nb         | a\\n\\nb         | line 2, column 1: differs
            a b           | a  b             | line 1, column 3: differs
            a             | \\sa             | line 1, column 1: differs
            a\\nb         | a                | line 1: the output ends too early
            a             | a\\nb            | line 1: more output than expected
            a             | a\\n\\n\\nb      | line 1: more output than expected
            a\\s\\sx      | a                | line 1: the output ends too early
            a\\n\\s       | a\\n\\sb         | line 2: more output than expected
            ab            | a\\nb            | line 1, column 2: differs
            a\\013        | a                | same
            a\\0          | a                | line 1: the output ends too early
            """)
    void lines_whitespaceAtEnds_makesNoDifference(String expected, String answer, String where) throws IOException {
        check(new Lines(), expected, answer, where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~          | \\n\\t      | same
            a b        | \\na\\r\\n\\tb\\n | same
            a b        | ab          | line 1, token 1: differs
            a b        | a           | line 1, token 2: the output ends too early
            a          | a\\nb       | line 2, token 2: more output than expected
            a          | A           | line 1, token 1: differs
            1.0        | 1.00        | line 1, token 1: differs
            nan        | NaN         | line 1, token 1: differs
            a\\0b      | a\\0b       | same
            """)
    void tokens_spacing_makesNoDifference(String expected, String answer, String where) throws IOException {
        check(Tokens.exact(), expected, answer, where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Yes        | yES         | same
            \\304      | \\344       | line 1, token 1: differs
            [          | {           | line 1, token 1: differs
            @          | `           | line 1, token 1: differs
            """)
    void tokens_anyCase_isOfAsciiLetters(String expected, String answer, String where) throws IOException {
        check(Tokens.exact().anyCase(), expected, answer, where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a b\\n     | a b\\n      | same
            a b\\n     | a b         | line 1, token 3: other whitespace than expected
            a b\\n     | a  b\\n     | line 1, token 2: other whitespace than expected
            a b\\n     | \\sa b\\n   | line 1, token 1: other whitespace than expected
            a b\\n     | a\\tb\\n    | line 1, token 2: other whitespace than expected
            a b\\n     | a b\\r\\n   | line 1, token 3: other whitespace than expected
            a b\\n     | a c\\n      | line 1, token 2: differs
            """)
    void tokens_sameSpaces_areComparedToo(String expected, String answer, String where) throws IOException {
        check(Tokens.exact().sameSpaces(), expected, answer, where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~     | \\n       | same
            a\\nb | b\\r\\na  | same
            a\\na | a         | 1 line is missing
            a\\nb\\nc | b     | 2 lines are missing
            a     | a\\na     | line 2: not an expected line, or there too often
            a b   | b a       | line 1: not an expected line, or there too often
            a     | \\sa      | line 1: not an expected line, or there too often
            a\\n\\nb | b\\n\\n\\na | same
            a\\0  | a         | line 1: not an expected line, or there too often
            """)
    void unorderedLines_asOftenAsExpected(String expected, String answer, String where) throws IOException {
        check(new UnorderedLines(), expected, answer, where);
    }

    @Test
    void difference_candidatesPart_doesNotTellWhatIsExpected() throws IOException {
        Match.Different different =
                (Match.Different) Tokens.exact().compare(text("secret\n"), text("\u001b[31mguess\n"));

        assertThat(different.where()).isEqualTo("line 1, token 1: differs");
        assertThat(different.detail())
                .isEqualTo("line 1, token 1: differs; expected \"secret\", found \"\\u{1b}[31mguess\"");
    }

    @Test
    void difference_longToken_isCut() throws IOException {
        Match.Different different =
                (Match.Different) Tokens.exact().compare(text("x".repeat(5000)), text("y".repeat(5000)));

        assertThat(different.detail()).contains("\"" + "x".repeat(40) + "…\"").hasSizeLessThan(150);
    }

    @Test
    void compare_hundredMegabytes_streams() throws IOException {
        for (Comparison comparison : new Comparison[]{new Exact(), new Lines(), Tokens.exact()}) {
            assertThat(comparison.compare(new Repeated(100 << 20), new Repeated(100 << 20)))
                    .as(comparison.toString())
                    .isEqualTo(new Match.Same());
            assertThat(comparison.compare(new Repeated(100 << 20), new Repeated((100 << 20) - 10)))
                    .as(comparison.toString())
                    .isInstanceOf(Match.Different.class);
        }
    }

    private static void check(Comparison comparison, String expected, String answer, String where)
            throws IOException {
        Match match = comparison.compare(text(plain(expected)), text(plain(answer)));
        if (where.equals("same")) {
            assertThat(match).isEqualTo(new Match.Same());
        } else {
            assertThat(match).isInstanceOfSatisfying(Match.Different.class,
                    different -> assertThat(different.where()).isEqualTo(where));
        }
    }

    private static String plain(String cell) {
        return cell.equals("~") ? "" : cell.translateEscapes();
    }

    private static InputStream text(String bytes) {
        return new ByteArrayInputStream(bytes.getBytes(ISO_8859_1));
    }

    /** Lines of ten bytes, as many as fit into a length. */
    private static final class Repeated extends InputStream {
        private static final byte[] LINE = "123 4567 \n".getBytes(ISO_8859_1);
        private final long length;
        private long position;

        Repeated(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return position == length ? -1 : LINE[(int) (position++ % LINE.length)];
        }

        @Override
        public int read(byte[] into, int offset, int count) {
            int room = (int) Math.min(count, length - position);
            for (int i = 0; i < room; i++) {
                into[offset + i] = LINE[(int) ((position + i) % LINE.length)];
            }
            position += room;
            return room == 0 ? -1 : room;
        }
    }
}
