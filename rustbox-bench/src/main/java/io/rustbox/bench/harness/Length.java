package io.rustbox.bench.harness;

import java.util.Locale;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a run of the benchmarks takes. All of them take turns, round by round, so that what the machine does besides hits
 * all of them alike; each round starts a JVM for each.
 */
public enum Length {
    /** A shot of each, in this JVM. */
    SMOKE(1, 0, 1, TimeValue.milliseconds(1)),
    /** A few minutes. */
    SHORT(1, 2, 4, TimeValue.milliseconds(700)),
    /** Most of an hour. */
    FULL(3, 8, 5, TimeValue.milliseconds(1500));

    private final int rounds;
    private final int warmups;
    private final int iterations;
    private final TimeValue time;

    Length(int rounds, int warmups, int iterations, TimeValue time) {
        this.rounds = rounds;
        this.warmups = warmups;
        this.iterations = iterations;
        this.time = time;
    }

    static Length of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    int rounds() {
        return rounds;
    }

    ChainedOptionsBuilder applyTo(ChainedOptionsBuilder options) {
        return options.forks(this == SMOKE ? 0 : 1)
                .warmupIterations(warmups)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time);
    }
}
