package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupLimitsTest {
    @Test
    void withers_eachSet_keepTheOthers() {
        var bandwidth = new CpuBandwidth(Duration.ofMillis(20), Duration.ofMillis(10));
        var limits = GroupLimits.none().memoryBytes(65_536).processes(1).cpuBandwidth(bandwidth);
        assertThat(limits.memoryBytes()).hasValue(65_536);
        assertThat(limits.processes()).hasValue(1);
        assertThat(limits.cpuBandwidth()).contains(bandwidth);
    }

    @ParameterizedTest
    @ValueSource(longs = {65_535, 0, -1, Long.MIN_VALUE})
    void memoryBytes_tooFew_isRefused(long bytes) {
        assertThatThrownBy(() -> GroupLimits.none().memoryBytes(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(bytes));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 4_194_305})
    void processes_outOfRange_isRefused(long count) {
        assertThatThrownBy(() -> GroupLimits.none().processes(count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(count));
    }

    @Test
    void bandwidth_outOfRange_isRefused() {
        assertThatThrownBy(() -> CpuBandwidth.per100Millis(Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quota");
        assertThatThrownBy(() -> CpuBandwidth.per100Millis(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quota");
        assertThatThrownBy(() -> new CpuBandwidth(Duration.ofSeconds(1), Duration.ofMillis(1001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("period");
    }
}
