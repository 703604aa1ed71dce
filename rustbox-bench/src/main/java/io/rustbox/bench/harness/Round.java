package io.rustbox.bench.harness;

import static java.util.Objects.requireNonNull;

import io.rustbox.bench.results.Measurement;
import io.rustbox.bench.results.Measurement.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
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

/** One benchmark, run once. */
public final class Round {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Length length;

    public Round(Length length) {
        this.length = length;
    }

    /** {@return what was measured: the benchmark itself first, then what its profiler tells} */
    public List<Measurement> run(BenchmarkCase benchmark) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.name().replace(".", "\\.") + "$")
                .jvmArgsPrepend(jvmArguments())
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        benchmark.profiler().ifPresent(profiler -> options.addProfiler(profiler.value()));
        RunResult run = new Runner(length.applyTo(options).build()).runSingle();
        List<Measurement> measurements = new ArrayList<>(List.of(measurement(benchmark, run)));
        run.getSecondaryResults().keySet().stream()
                .filter(name -> name.startsWith(PhaseProfiler.PREFIX))
                .forEach(name -> measurements.add(phase(benchmark, run, name)));
        return measurements;
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

    private static Measurement phase(BenchmarkCase benchmark, RunResult run, String name) {
        List<Double> values = iterations(run, each -> requireNonNull(each.getSecondaryResults().get(name)).getScore());
        String phase = name.substring(PhaseProfiler.PREFIX.length());
        Quantity unit = new Quantity.Time(requireNonNull(run.getSecondaryResults().get(name)).getScoreUnit());
        return new Measurement(benchmark.id() + "." + phase, "phase of a run: " + phase, benchmark.label().lacks(),
                unit,
                values, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static List<Double> iterations(RunResult run, ToDoubleFunction<IterationResult> value) {
        return run.getBenchmarkResults().stream()
                .map(fork -> fork.getIterationResults())
                .flatMap(Collection::stream)
                .map(value::applyAsDouble)
                .toList();
    }

    /** {@return the median, or else the mean, of each iteration} */
    private static List<Double> iterations(RunResult run) {
        return run.getParams().getMode() == Mode.SampleTime
                ? iterations(run, each -> each.getPrimaryResult().getStatistics().getPercentile(50))
                : iterations(run, each -> each.getPrimaryResult().getScore());
    }

    private static OptionalDouble allocated(RunResult run) {
        Result<?> bytes = run.getSecondaryResults().get(ALLOCATED);
        return bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes.getScore());
    }
}
