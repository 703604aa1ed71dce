package io.rustbox;

import static io.rustbox.Limits.mebibytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Limits LIMITS = Limits.cpu(SECOND).wall(SECOND).memory(mebibytes(64)).processes(8);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
    void time_notPositiveOrLongerThanADay_isRefusedWithItsValue(String text) {
        Duration time = Duration.parse(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.cpu(time).wall(SECOND).memory(mebibytes(64)).processes(8))
                .withMessageStartingWith("cpu ")
                .withMessageEndingWith(": " + time);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.cpu(SECOND).wall(time).memory(mebibytes(64)).processes(8))
                .withMessageStartingWith("wall ")
                .withMessageEndingWith(": " + time);
    }

    @Test
    void memory_lessThanAMebibyte_isRefusedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.cpu(SECOND).wall(SECOND).memory(mebibytes(1) - 1).processes(8))
                .withMessage("memoryBytes must be at least 1048576: 1048575");
    }

    @Test
    void numbers_belowTheLeast_areRefusedWithTheirValues() {
        assertRefused("processes must be at least 1: 0",
                () -> Limits.cpu(SECOND).wall(SECOND).memory(mebibytes(64)).processes(0));
        assertRefused("openFiles must be at least 3: 2", () -> LIMITS.openFiles(2));
        assertRefused("fileSizeBytes must be at least 0: -1", () -> LIMITS.fileSize(-1));
        assertRefused("stackBytes must be at least 65536: 65535", () -> LIMITS.stack(65535));
        assertRefused("outputBytes must be at least 0: -1", () -> LIMITS.output(-1));
        assertRefused("outputBytes must fit into a byte array: 2147483640", () -> LIMITS.output(2147483640L));
        assertRefused("scratchBytes must be at least 65536: 0", () -> LIMITS.scratch(0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1048576", "4096, 4294967296"})
    void mebibytes_ofACount_isThatManyBytes(long count, long bytes) {
        assertThat(mebibytes(count)).isEqualTo(bytes);
    }

    @Test
    void withers_each_changeOneLimit() {
        assertThat(LIMITS.openFiles(9)).isEqualTo(new Limits(SECOND, SECOND, mebibytes(64), 8, 9,
                LIMITS.fileSizeBytes(), LIMITS.stackBytes(), LIMITS.outputBytes(), LIMITS.scratchBytes()));
        assertThat(LIMITS.fileSize(7).fileSizeBytes()).isEqualTo(7);
        assertThat(LIMITS.stack(70_000).stackBytes()).isEqualTo(70_000);
        assertThat(LIMITS.output(5).outputBytes()).isEqualTo(5);
        assertThat(LIMITS.scratch(70_001).scratchBytes()).isEqualTo(70_001);
    }

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
