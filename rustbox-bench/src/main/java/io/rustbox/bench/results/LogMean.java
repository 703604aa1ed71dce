package io.rustbox.bench.results;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * The mean of logarithms, so that differences stand for ratios.
 *
 * @param variance of the mean
 * @param freedom degrees of freedom that the variance was estimated with
 */
record LogMean(double value, double variance, double freedom) {
    static LogMean of(List<Double> values) {
        SummaryStatistics statistics = new SummaryStatistics();
        values.forEach(value -> statistics.addValue(Math.log(value)));
        long count = statistics.getN();
        return new LogMean(statistics.getMean(), statistics.getVariance() / count, count - 1);
    }

    /** {@return this without {@code other}; the degrees of freedom by Welch and Satterthwaite} */
    LogMean minus(LogMean other) {
        double sum = variance + other.variance;
        double freedom = sum == 0
                ? this.freedom + other.freedom
                : sum * sum / (variance * variance / this.freedom + other.variance * other.variance / other.freedom);
        return new LogMean(value - other.value, sum, freedom);
    }

    LogMean negated() {
        return new LogMean(-value, variance, freedom);
    }
}
