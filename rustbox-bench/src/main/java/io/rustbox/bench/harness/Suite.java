package io.rustbox.bench.harness;

import io.rustbox.bench.results.Machine;
import io.rustbox.bench.results.Measurement;
import io.rustbox.bench.results.Results;
import io.rustbox.bench.results.Table;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.openjdk.jmh.runner.RunnerException;

/** Runs benchmarks in turns. */
final class Suite {
    private final PrintStream progress;
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Map<String, Measurement> measured = new LinkedHashMap<>();
    private boolean failed;

    Suite(PrintStream progress) {
        this.progress = progress;
    }

    Results run(Length length, Predicate<String> wanted) {
        Machine machine = Environment.look();
        List<BenchmarkCase> cases = runnable(wanted);
        Round round = new Round(length);
        for (int number = 1; number <= length.rounds(); number++) {
            for (BenchmarkCase each : cases) {
                progress.printf("%d/%d  %-40s ", number, length.rounds(), each.id());
                progress.flush();
                run(round, each);
            }
        }
        return new Results(machine.withLoadAfterwards(Environment.load()), List.copyOf(measured.values()), skipped);
    }

    /** {@return whether a benchmark that could be run went wrong} */
    boolean failed() {
        return failed;
    }

    private List<BenchmarkCase> runnable(Predicate<String> wanted) {
        List<BenchmarkCase> cases = new ArrayList<>();
        for (BenchmarkCase each : BenchmarkCase.all()) {
            if (!wanted.test(each.id())) {
                continue;
            }
            Optional<String> obstacle = each.obstacle();
            if (obstacle.isPresent()) {
                skipped.put(each.id(), obstacle.get());
                progress.println("skipped  " + each.id() + ": " + obstacle.get());
            } else {
                cases.add(each);
            }
        }
        return cases;
    }

    private void run(Round round, BenchmarkCase benchmark) {
        try {
            List<Measurement> measurements = round.run(benchmark);
            progress.println(Table.value(measurements.getFirst()));
            for (Measurement each : measurements) {
                var _ = measured.merge(each.id(), each, Measurement::and);
            }
        } catch (RunnerException e) {
            failed = true;
            String reason = "failed: " + Optional.<Throwable>ofNullable(e.getCause()).orElse(e);
            progress.println(reason);
            skipped.put(benchmark.id(), reason);
        }
    }
}
