package io.rustbox.checker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0314 | 3.14000000e-2 | true
            0.1    | 0.100001      | true
            0.1    | 0.1000010001  | false
            0.1    | .0999990      | true
            0.1    | 0.0999989     | false
            1e6    | 1000001       | true
            1e6    | 1000001.0001  | false
            -1     | 1             | false
            0      | -0            | true
            0      | -0.0e9        | true
            0      | 0.000001      | true
            0      | 1e-7000000000 | false
            5      | +5.           | true
            5      | 5.e0          | true
            5      | 5,0           | false
            5      | 0x5           | false
            5      | 0x1.4p2       | false
            5      | 5f            | false
            5      | .             | false
            5      | e5            | false
            5      | 5e            | false
            5      | NaN           | false
            5      | inf           | false
            5      | ٥             | false
            0x5    | 0x5           | true
            0x5    | 5             | false
            nan    | nan           | true
            nan    | 0             | false
            inf    | inf           | true
            inf    | -inf          | false
            inf    | 1e999         | false
            1e400  | 1.0000001e400 | true
            1e400  | 1.00001e400   | false
            1e999999 | 1e-999999   | false
            1e-400 | 2e-400        | true
            1e1000001 | 1e1000001  | true
            1e1000001 | 1e1000002  | false
            123456789012345678901234567890 | 123456789012345678901234567891 | true
            yes    | yes           | true
            yes    | 1             | false
            """)
    void within_aMillionth_absoluteOrRelative(String expected, String answer, boolean same) throws IOException {
        assertThat(same(Tokens.exact().within(Tolerance.of("1e-6")), expected, answer)).isEqualTo(same);
    }

    @Test
    void within_absoluteOnly_isNotWidenedByMagnitude() throws IOException {
        Tokens tokens = Tokens.exact().within(Tolerance.absolute(new BigDecimal("0.5")));

        assertThat(same(tokens, "1000000", "1000000.5")).isTrue();
        assertThat(same(tokens, "1000000", "1000000.51")).isFalse();
    }

    @Test
    void within_relativeOnly_allowsNothingAroundZero() throws IOException {
        Tokens tokens = Tokens.exact().within(Tolerance.relative(new BigDecimal("0.5")));

        assertThat(same(tokens, "-2", "-3")).isTrue();
        assertThat(same(tokens, "0", "1e-30")).isFalse();
    }

    @Test
    void within_numbersOfManyDigits_isLinear() {
        String thousand = "9".repeat(999) + " ";
        String other = "9".repeat(998) + "8 ";
        Tokens tokens = Tokens.exact().within(Tolerance.of("1e-9"));

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(same(tokens, thousand.repeat(10_000), other.repeat(10_000))).isTrue();
            assertThat(same(tokens, "9".repeat(10_000_000), "9".repeat(10_000_000))).isTrue();
            assertThat(same(tokens, "9".repeat(10_000_000), "8".repeat(10_000_000))).isFalse();
        });
    }

    @Test
    void of_negativeBound_isRefused() {
        assertThatThrownBy(() -> Tolerance.of("-1e-6"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absolute: -0.000001");
    }

    private static boolean same(Tokens tokens, String expected, String answer) throws IOException {
        return tokens.compare(
                new ByteArrayInputStream(expected.getBytes(ISO_8859_1)),
                new ByteArrayInputStream(answer.getBytes(ISO_8859_1))) instanceof Match.Same;
    }
}
