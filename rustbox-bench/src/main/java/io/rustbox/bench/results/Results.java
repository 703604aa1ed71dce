package io.rustbox.bench.results;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of the benchmarks.
 *
 * @param skipped the ids of those that were not run, with the reason
 */
public record Results(Machine machine, List<Measurement> measurements, Map<String, String> skipped) {
    /** What ratios are ratios to: a launch without any isolation, as any Java program can have it. */
    public static final String BASELINE = "Launch.processBuilder";

    public Results {
        requireNonNull(machine, "machine");
        measurements = List.copyOf(measurements);
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }

    /** {@return the measurement of that id, if it was made} */
    public Optional<Measurement> find(String id) {
        requireNonNull(id, "id");
        return measurements.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
