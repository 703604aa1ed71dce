package io.rustbox.bench.results;

import static io.rustbox.bench.results.Samples.rate;
import static io.rustbox.bench.results.Samples.results;
import static io.rustbox.bench.results.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rustbox.bench.results.Comparison.Change;
import io.rustbox.bench.results.Comparison.Finding;
import io.rustbox.bench.results.Measurement.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double TOLERANCE = 0.05;

    @Test
    void compare_aMachineTwiceAsSlow_findsNothing() {
        Results before =
                results(time(Results.BASELINE, 1000, 0.02, 1), time("a", 800, 0.02, 2), rate("b", 90, 0.02, 3));
        Results after =
                results(time(Results.BASELINE, 2000, 0.02, 4), time("a", 1600, 0.02, 5), rate("b", 45, 0.02, 6));

        assertThat(Comparison.of(before, after, TOLERANCE).changes())
                .extracting(Change::finding)
                .containsOnly(Finding.SAME);
    }

    @Test
    void compare_aTimeThatHasGrown_isSlower() {
        Change change = change(time("a", 800, 0.02, 2), time("a", 960, 0.02, 5));

        assertThat(change.finding()).isEqualTo(Finding.SLOWER);
        assertThat(change.ratio()).isCloseTo(1.2, within(0.05));
        assertThat(change.atLeast()).isBetween(1.05, change.ratio());
        assertThat(change.atMost()).isGreaterThan(change.ratio());
    }

    @Test
    void compare_aRateThatHasFallen_isSlower() {
        assertThat(change(rate("a", 90, 0.02, 2), rate("a", 70, 0.02, 5)).finding()).isEqualTo(Finding.SLOWER);
    }

    @Test
    void compare_aRateThatHasGrown_isFaster() {
        assertThat(change(rate("a", 70, 0.02, 2), rate("a", 90, 0.02, 5)).finding()).isEqualTo(Finding.FASTER);
    }

    @Test
    void compare_aGrowthWithinTheTolerance_isTheSame() {
        assertThat(change(time("a", 800, 0.001, 2), time("a", 830, 0.001, 5)).finding()).isEqualTo(Finding.SAME);
    }

    @Test
    void compare_aGrowthThatMayBeChance_isTheSame() {
        Change change = change(time("a", 800, 0.25, 2), time("a", 960, 0.25, 5));

        assertThat(change.finding()).isEqualTo(Finding.SAME);
        assertThat(change.atLeast()).isLessThan(1);
    }

    @Test
    void compare_equals_isHardlyEverWrong() {
        long wrong = 0;
        for (int seed = 0; seed < 400; seed += 4) {
            Results before = results(time(Results.BASELINE, 1000, 0.1, seed), time("a", 800, 0.1, seed + 1));
            Results after = results(time(Results.BASELINE, 1000, 0.1, seed + 2), time("a", 800, 0.1, seed + 3));
            wrong += Comparison.of(before, after, 0).slower().size();
        }
        assertThat(wrong).isLessThanOrEqualTo(2);
    }

    @Test
    void compare_whatWasMeasuredOnce_isUnknown() {
        Measurement once = Samples.measurement("a", new Quantity.Time("us"), List.of(800.0));

        assertThat(change(once, time("a", 1600, 0.02, 5)).finding()).isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void compare_whatIsNotMeasuredAnyMore_isNamed() {
        Results before = results(time(Results.BASELINE, 1000, 0.02, 1), time("a", 800, 0.02, 2));
        Results after = results(time(Results.BASELINE, 1000, 0.02, 4));

        assertThat(Comparison.of(before, after, TOLERANCE).missing()).containsExactly("a");
    }

    @Test
    void compare_withoutTheBaseline_isRefused() {
        Results before = results(time("a", 800, 0.02, 2));

        assertThatThrownBy(() -> Comparison.of(before, before, TOLERANCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Results.BASELINE);
    }

    private static Change change(Measurement before, Measurement after) {
        return Comparison.of(
                results(time(Results.BASELINE, 1000, 0.02, 11), before),
                results(time(Results.BASELINE, 1000, 0.02, 12), after),
                TOLERANCE)
                .changes()
                .getFirst();
    }
}
