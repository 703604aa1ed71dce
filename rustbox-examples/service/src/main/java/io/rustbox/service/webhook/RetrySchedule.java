package io.rustbox.service.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed attempt is followed by another one.
 *
 * @param delays after the first attempt, the second one and so on; each is varied by a fifth, so that what failed together does
 *     not come back together
 */
public record RetrySchedule(List<Duration> delays) {
    /** Eleven attempts within about a day. */
    public static final RetrySchedule STANDARD = new RetrySchedule(List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(7),
            Duration.ofHours(9)));

    public RetrySchedule {
        delays = List.copyOf(delays);
    }

    /** {@return the time until the next attempt, unless attempt {@code number}, from 1, was the last one} */
    Optional<Duration> after(int number, RandomGenerator random) {
        if (number > delays.size()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) (delays.get(number - 1).toMillis() * random.nextDouble(0.8, 1.2))));
    }
}
