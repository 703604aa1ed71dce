package io.rustbox.judge;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitOverridesTest {
    private static final Limits BASE =
            Limits.cpu(ofSeconds(4)).wall(ofSeconds(7)).memory(Limits.mebibytes(256)).processes(10);
    private static final Limits MAXIMUM =
            Limits.cpu(ofSeconds(60)).wall(ofSeconds(20)).memory(Limits.mebibytes(512)).processes(64);

    @Test
    void applyTo_none_isTheBase() {
        assertThat(LimitOverrides.none().applyTo(BASE, MAXIMUM)).isEqualTo(BASE);
    }

    @ParameterizedTest
    @EnumSource
    void applyTo_eachLimitAtItsMaximum_isTakenAndNothingElse(LimitName limit) {
        long most = limit.of(MAXIMUM);

        Limits limits = LimitOverrides.none().with(limit, most).applyTo(BASE, MAXIMUM);

        for (LimitName each : LimitName.values()) {
            boolean follows = limit == LimitName.CPU_TIME && each == LimitName.WALL_TIME;
            if (!follows) {
                assertThat(each.of(limits)).as(each.spelling()).isEqualTo(each == limit ? most : each.of(BASE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void applyTo_eachLimitAboveItsMaximum_isRefusedByName(LimitName limit) {
        LimitOverrides overrides = LimitOverrides.none().with(limit, limit.of(MAXIMUM) + 1);

        assertThatThrownBy(() -> overrides.applyTo(BASE, MAXIMUM))
                .isInstanceOfSatisfying(
                        LimitRefusedException.class, refused -> assertThat(refused.limit()).isEqualTo(limit))
                .hasMessageContaining("is above the configured maximum of");
    }

    @Test
    void applyTo_refused_tellsUnits() {
        assertThatThrownBy(() -> LimitOverrides.none().memory(Limits.mebibytes(1024)).applyTo(BASE, MAXIMUM))
                .hasMessage("memory: 1024 MB is above the configured maximum of 512 MB");
        assertThatThrownBy(() -> LimitOverrides.none().wall(ofMillis(20_500)).applyTo(BASE, MAXIMUM))
                .hasMessage("wall time: 20.5 s is above the configured maximum of 20 s");
    }

    @Test
    void applyTo_moreCpuTime_makesWallTimeLongerByAsMuch() {
        assertThat(LimitOverrides.none().cpu(ofSeconds(10)).applyTo(BASE, MAXIMUM).wall())
                .isEqualTo(ofSeconds(13));
    }

    @Test
    void applyTo_moreCpuTime_keepsWallTimeWithinTheMaximum() {
        assertThat(LimitOverrides.none().cpu(ofSeconds(60)).applyTo(BASE, MAXIMUM).wall())
                .isEqualTo(ofSeconds(20));
    }

    @Test
    void applyTo_moreCpuTimeAndAWallTime_takesBothAsTheyAre() {
        Limits limits =
                LimitOverrides.none().cpu(ofSeconds(10)).wall(ofSeconds(5)).applyTo(BASE, MAXIMUM);

        assertThat(limits.cpu()).isEqualTo(ofSeconds(10));
        assertThat(limits.wall()).isEqualTo(ofSeconds(5));
    }

    @Test
    void applyTo_lessCpuTime_leavesWallTime() {
        assertThat(LimitOverrides.none().cpu(ofMillis(500)).applyTo(BASE, MAXIMUM).wall())
                .isEqualTo(BASE.wall());
    }

    @Test
    void with_nothing_isRefused() {
        assertThatThrownBy(() -> LimitOverrides.none().processes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("processes must be positive: 0");
    }

    @Test
    void applyTo_lessThanAnyRunNeeds_isRefused() {
        LimitOverrides overrides = LimitOverrides.none().memory(1024);

        assertThatThrownBy(() -> overrides.applyTo(BASE, MAXIMUM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memoryBytes must be at least");
    }
}
