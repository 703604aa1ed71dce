package io.rustbox.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void standard_allFail_lastsAboutADay() {
        Duration sum = RetrySchedule.STANDARD.delays().stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(sum).isBetween(Duration.ofHours(20), Duration.ofHours(28));
        assertThat(RetrySchedule.STANDARD.delays()).isSorted();
    }

    @Test
    void after_eachAttempt_isWithinAFifthOfTheDelayAndNotAlwaysTheSame() {
        Random random = new Random(1);
        for (int number = 1; number <= RetrySchedule.STANDARD.delays().size(); number++) {
            long delay = RetrySchedule.STANDARD.delays().get(number - 1).toMillis();
            long one = RetrySchedule.STANDARD.after(number, random).orElseThrow().toMillis();
            long other = RetrySchedule.STANDARD.after(number, random).orElseThrow().toMillis();

            assertThat(one).isBetween(delay * 8 / 10, delay * 12 / 10);
            assertThat(other).isNotEqualTo(one);
        }
    }

    @Test
    void after_lastAttempt_isNone() {
        assertThat(RetrySchedule.STANDARD.after(RetrySchedule.STANDARD.delays().size() + 1, new Random(1)))
                .isEmpty();
    }
}
