package io.rustbox.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Records {@code io.rustbox.Launch} and {@code io.rustbox.Run}, and answers the median of each of their phases. */
public final class PhaseProfiler implements InternalProfiler {
    /** What the names of its results begin with. */
    static final String PREFIX = "phase.";

    private static final List<String> EVENTS = List.of("io.rustbox.Launch", "io.rustbox.Run");
    private static final double NANOS_A_MICROSECOND = 1_000;

    private @Nullable Recording recording;

    @Override
    public String getDescription() {
        return "phases of launches and runs, from the flight recorder";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        Recording begun = new Recording();
        EVENTS.forEach(begun::enable);
        begun.start();
        recording = begun;
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        List<Result<?>> medians = new ArrayList<>();
        phases().forEach((name, nanos) -> medians.add(new ScalarResult(
                PREFIX + name, median(nanos) / NANOS_A_MICROSECOND, "us", AggregationPolicy.AVG)));
        return medians;
    }

    private Map<String, List<Long>> phases() {
        Map<String, List<Long>> phases = new LinkedHashMap<>();
        for (RecordedEvent event : recorded()) {
            String type = event.getEventType().getName();
            for (ValueDescriptor field : event.getFields()) {
                if (EVENTS.contains(type) && isPhase(field)) {
                    var _ = phases.computeIfAbsent(
                            type.substring(type.lastIndexOf('.') + 1) + "." + field.getName(),
                            _ -> new ArrayList<>())
                            .add(event.getDuration(field.getName()).toNanos());
                }
            }
        }
        return phases;
    }

    private static boolean isPhase(ValueDescriptor field) {
        return field.getAnnotation(jdk.jfr.Timespan.class) != null && !field.getName().equals("cpu");
    }

    private List<RecordedEvent> recorded() {
        try (Recording over = recording) {
            if (over == null) {
                return List.of();
            }
            over.stop();
            Path file = Files.createTempFile("phases", ".jfr");
            try {
                over.dump(file);
                return RecordingFile.readAllEvents(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
