package io.rustbox.bench.results;

import io.rustbox.bench.results.Measurement.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Results that were never measured. */
final class Samples {
    static final Machine MACHINE = new Machine(
            Instant.parse("2026-01-02T03:04:05Z"), "Abacus <9000>", 2, 2048, "6.1.0", "v2", "a JVM", 0.25, 1.5);

    private static final int ITERATIONS = 10;

    private Samples() {}

    static Results results(Measurement... measurements) {
        return new Results(MACHINE, List.of(measurements), Map.of("Launch.strictCold", "no root"));
    }

    /** {@return a measurement of about {@code value}, scattered by that share of it} */
    static Measurement time(String id, double value, double scatter, long seed) {
        return measurement(id, new Quantity.Time("us"), scattered(value, scatter, seed));
    }

    static Measurement rate(String id, double value, double scatter, long seed) {
        return measurement(id, new Quantity.Rate("MB/s"), scattered(value, scatter, seed));
    }

    static Measurement measurement(String id, Quantity quantity, List<Double> iterations) {
        return new Measurement(
                id, "label of " + id, "", quantity, iterations, OptionalDouble.of(9), OptionalDouble.empty());
    }

    private static List<Double> scattered(double value, double scatter, long seed) {
        Random random = new Random(seed);
        return DoubleStream.generate(() -> value * (1 + scatter * random.nextGaussian()))
                .limit(ITERATIONS)
                .boxed()
                .toList();
    }
}
