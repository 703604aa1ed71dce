package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"1,1048576", "64M,67108864", "64MB,67108864", "512K,524288", "512kib,524288", "2G,2147483648"})
    void size_numberOrUnit_isBytes(String value, long bytes) {
        assertThat(new Values.Size().convert(value)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "1T", "99999999999G", "9999999999999", "MB", "1 M"})
    void size_otherText_isRefusedWithTheRange(String value) {
        assertThatThrownBy(() -> new Values.Size().convert(value))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("expected a whole number of MB from 1 to 1073741824")
                .hasMessageEndingWith("'" + value + "'");
    }

    @ParameterizedTest
    @CsvSource({"1,1000000000", "0.5,500000000", "1e-3,1000000", "86400,86400000000000"})
    void seconds_number_isADuration(String value, long nanos) {
        assertThat(new Values.Seconds().convert(value)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "86401", "1s", "1e-12", "NaN", "1,5"})
    void seconds_otherText_isRefusedWithTheRange(String value) {
        assertThatThrownBy(() -> new Values.Seconds().convert(value))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "expected seconds, more than 0 and at most 86400, decimals allowed, but was '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.0", "10000000", "x"})
    void count_otherText_isRefusedWithTheRange(String value) {
        assertThatThrownBy(() -> new Values.Count().convert(value))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("expected a whole number from 1 to 9999999, but was '" + value + "'");
    }
}
