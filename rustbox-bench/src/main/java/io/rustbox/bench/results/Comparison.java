package io.rustbox.bench.results;

import io.rustbox.bench.results.Measurement.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Two runs of the benchmarks, before and after a change. What is compared is each benchmark's ratio to
 * {@link Results#BASELINE} of the same file, so that the speeds of two machines, or of one machine on two days, cancel.
 *
 * <p>A benchmark has become slower if that is beyond the tolerance even at the lower bound of a one-sided 99.9 % confidence
 * interval, which the scatter of all four measurements has widened: of a thousand comparisons of equals, one is wrong.
 *
 * @param changes one for each benchmark that both have
 * @param missing what only the first has
 */
public record Comparison(List<Change> changes, List<String> missing) {
    private static final double CONFIDENCE = 0.999;

    /** What is known of a change. */
    public enum Finding {
        SLOWER,
        FASTER,
        /** No more than the tolerance, or no more than chance. */
        SAME,
        /** Measured only once: nobody knows how far that may be off. */
        UNKNOWN
    }

    /**
     * How one benchmark changed.
     *
     * @param ratio of the times, after to before; 2 is twice as slow
     * @param atLeast the lower bound of the ratio
     * @param atMost its upper bound
     */
    public record Change(String id, double ratio, double atLeast, double atMost, Finding finding) {}

    public Comparison {
        changes = List.copyOf(changes);
        missing = List.copyOf(missing);
    }

    /**
     * Compares.
     *
     * @param tolerance how much slower is not worth mentioning: 0.05 for 5 %
     * @throws IllegalArgumentException if one of them lacks the baseline
     */
    public static Comparison of(Results before, Results after, double tolerance) {
        Measurement baseBefore = baseline(before);
        Measurement baseAfter = baseline(after);
        List<Change> changes = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Measurement earlier : before.measurements()) {
            Optional<Measurement> later = after.find(earlier.id());
            if (later.isEmpty()) {
                missing.add(earlier.id());
            } else if (!earlier.id().equals(Results.BASELINE)) {
                changes.add(change(List.of(earlier, later.get(), baseBefore, baseAfter), tolerance));
            }
        }
        return new Comparison(changes, missing);
    }

    /** {@return those that have become slower} */
    public List<Change> slower() {
        return changes.stream().filter(each -> each.finding() == Finding.SLOWER).toList();
    }

    private static Measurement baseline(Results results) {
        return results.find(Results.BASELINE)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the results of " + results.machine().date() + " lack " + Results.BASELINE));
    }

    private static Change change(List<Measurement> all, double tolerance) {
        Measurement earlier = all.get(0);
        LogMean ratioBefore = slowness(earlier).minus(slowness(all.get(2)));
        LogMean ratioAfter = slowness(all.get(1)).minus(slowness(all.get(3)));
        LogMean change = ratioAfter.minus(ratioBefore);
        double ratio = Math.exp(change.value());
        if (all.stream().anyMatch(each -> each.iterations().size() < 2)) {
            return new Change(earlier.id(), ratio, 0, Double.POSITIVE_INFINITY, Finding.UNKNOWN);
        }
        double error = new TDistribution(change.freedom()).inverseCumulativeProbability(CONFIDENCE)
                * Math.sqrt(change.variance());
        double atLeast = Math.exp(change.value() - error);
        double atMost = Math.exp(change.value() + error);
        return new Change(earlier.id(), ratio, atLeast, atMost, finding(atLeast, atMost, tolerance));
    }

    private static Finding finding(double atLeast, double atMost, double tolerance) {
        if (atLeast > 1 + tolerance) {
            return Finding.SLOWER;
        }
        return atMost < 1 / (1 + tolerance) ? Finding.FASTER : Finding.SAME;
    }

    /** The logarithm of what one run takes. */
    private static LogMean slowness(Measurement measurement) {
        LogMean mean = LogMean.of(measurement.iterations());
        return switch (measurement.quantity()) {
            case Quantity.Time _ -> mean;
            case Quantity.Rate _ -> mean.negated();
        };
    }
}
