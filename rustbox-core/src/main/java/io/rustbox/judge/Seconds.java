package io.rustbox.judge;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as decimal numbers of seconds, exact to the nanosecond. */
final class Seconds {
    private static final int NANOSECOND_DIGITS = 9;

    private Seconds() {}

    static BigDecimal of(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), NANOSECOND_DIGITS))
                .stripTrailingZeros();
    }
}
