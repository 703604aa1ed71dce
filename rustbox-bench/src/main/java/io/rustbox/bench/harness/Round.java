package io.rustbox.bench.harness;

import io.rustbox.bench.results.Measurement;
import io.rustbox.bench.results.Measurement.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One benchmark, run once in a JVM of its own. */
final class Round {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Length length;

    Round(Length length) {
        this.length = length;
    }

    /** {@return what was measured} */
    Measurement run(BenchmarkCase benchmark) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.name().replace(".", "\\.") + "$")
                .forks(1)
                .jvmArgsPrepend(jvmArguments())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        return measurement(benchmark, new Runner(length.applyTo(options).build()).runSingle());
    }

    private static String[] jvmArguments() {
        List<String> arguments = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-Xms256m"));
        if (Runtime.version().feature() >= 23) {
            arguments.add("--sun-misc-unsafe-memory-access=allow"); // JMH's own, which would be warned of
        }
        return arguments.toArray(String[]::new);
    }

    private static Measurement measurement(BenchmarkCase benchmark, RunResult run) {
        Mode mode = run.getParams().getMode();
        Result<?> whole = run.getPrimaryResult();
        Quantity quantity = mode == Mode.Throughput
                ? new Quantity.Rate(benchmark.label().unit())
                : new Quantity.Time(whole.getScoreUnit().replace("/op", ""));
        OptionalDouble high = mode == Mode.SampleTime
                ? OptionalDouble.of(whole.getStatistics().getPercentile(99))
                : OptionalDouble.empty();
        return new Measurement(benchmark.id(), benchmark.label().value(), benchmark.label().lacks(), quantity,
                iterations(run), high, allocated(run));
    }

    /** {@return the median, or else the mean, of each iteration} */
    private static List<Double> iterations(RunResult run) {
        List<Double> values = new ArrayList<>();
        run.getBenchmarkResults().stream()
                .map(fork -> fork.getIterationResults())
                .flatMap(Collection::stream)
                .map(IterationResult::getPrimaryResult)
                .forEach(result -> values.add(
                        run.getParams().getMode() == Mode.SampleTime
                                ? result.getStatistics().getPercentile(50)
                                : result.getScore()));
        return values;
    }

    private static OptionalDouble allocated(RunResult run) {
        Result<?> bytes = run.getSecondaryResults().get(ALLOCATED);
        return bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes.getScore());
    }
}
