package io.rustbox.bench.results;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A mean and how far it may be off.
 *
 * @param error half the width of the 95 % confidence interval, by Student's t; not a number for a single value
 */
public record Estimate(double value, double error) {
    private static final double CONFIDENCE = 0.95;

    static Estimate of(List<Double> values) {
        SummaryStatistics statistics = new SummaryStatistics();
        values.forEach(statistics::addValue);
        int count = values.size();
        double error = count < 2
                ? Double.NaN
                : new TDistribution(count - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                        * statistics.getStandardDeviation() / Math.sqrt(count);
        return new Estimate(statistics.getMean(), error);
    }
}
