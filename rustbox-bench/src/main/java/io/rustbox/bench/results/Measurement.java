package io.rustbox.bench.results;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What one benchmark gave.
 *
 * @param id {@code Launch.strictWarm}
 * @param label its name for people
 * @param lacks what a strict run does that this does not; empty if it is a strict run
 * @param iterations the median of each iteration, of all rounds; of a rate, its mean
 * @param p99 the 99th percentile, the mean of the rounds'
 * @param allocatedBytes Java heap for each run, the mean of the rounds'
 */
public record Measurement(
        String id,
        String label,
        String lacks,
        Quantity quantity,
        List<Double> iterations,
        OptionalDouble p99,
        OptionalDouble allocatedBytes) {
    /** What is measured. */
    public sealed interface Quantity {
        /** {@return the unit of the values} */
        String unit();

        /** The less the better. */
        record Time(String unit) implements Quantity {}

        /** The more the better. */
        record Rate(String unit) implements Quantity {}
    }

    public Measurement {
        requireNonNull(id, "id");
        requireNonNull(label, "label");
        requireNonNull(lacks, "lacks");
        requireNonNull(quantity, "quantity");
        requireNonNull(p99, "p99");
        requireNonNull(allocatedBytes, "allocatedBytes");
        iterations = List.copyOf(iterations);
        if (iterations.isEmpty()) {
            throw new IllegalArgumentException(id + " was not measured");
        }
    }

    /** {@return the value with its error} */
    public Estimate estimate() {
        return Estimate.of(iterations);
    }

    /** {@return this and another round of the same benchmark} */
    public Measurement and(Measurement round) {
        List<Double> all = Stream.concat(iterations.stream(), round.iterations.stream()).toList();
        double share = (double) round.iterations.size() / all.size();
        return new Measurement(id, label, lacks, quantity, all, mean(p99, round.p99, share),
                mean(allocatedBytes, round.allocatedBytes, share));
    }

    private static OptionalDouble mean(OptionalDouble one, OptionalDouble other, double share) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() * (1 - share) + other.getAsDouble() * share)
                : OptionalDouble.empty();
    }
}
