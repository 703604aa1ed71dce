package io.rustbox.bench.results;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;

/**
 * What was measured on.
 *
 * @param date when the measurements began
 * @param groups the version of the host's control groups, {@code v1}
 * @param load processes that wanted a processor, on average over the minute before the measurements
 * @param loadAfterwards the same over their last minute
 */
public record Machine(
        Instant date,
        String processor,
        int processors,
        long memoryMebibytes,
        String kernel,
        String groups,
        String jvm,
        double load,
        double loadAfterwards) {
    public Machine {
        requireNonNull(date, "date");
        requireNonNull(processor, "processor");
        requireNonNull(kernel, "kernel");
        requireNonNull(groups, "groups");
        requireNonNull(jvm, "jvm");
    }

    /** {@return this machine with its load at the end} */
    public Machine withLoadAfterwards(double other) {
        return new Machine(date, processor, processors, memoryMebibytes, kernel, groups, jvm, load, other);
    }

    /** {@return all of it in one line, for people} */
    public String text() {
        return String.format(Locale.ROOT,
                "%s, %s, %d processors, %d GiB, Linux %s, cgroup %s, %s, load %.1f before and %.1f at the end",
                date.toString().substring(0, 10), processor, processors, Math.round(memoryMebibytes / 1024.0), kernel,
                groups, jvm, load, loadAfterwards);
    }
}
