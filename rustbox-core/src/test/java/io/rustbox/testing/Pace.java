package io.rustbox.testing;

import java.time.Duration;

/**
 * How slow the machine is that the tests run on. Bounds on time are written for a real one, where they hold as they are; an
 * emulated guest sets {@code -Drustbox.test.slowness=20}, say, and gets that many times as much.
 */
public final class Pace {
    private static final int SLOWNESS = Integer.getInteger("rustbox.test.slowness", 1);

    private Pace() {}

    /** {@return what {@code bound}, which is right for a real machine, is here} */
    public static Duration stretched(Duration bound) {
        return bound.multipliedBy(SLOWNESS);
    }
}
