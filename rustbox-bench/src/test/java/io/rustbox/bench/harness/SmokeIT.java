package io.rustbox.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.bench.results.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jmh.runner.RunnerException;

/** Every benchmark that this host can run runs once, and gives what tables and charts need. */
class SmokeIT {
    private static final Set<String> REQUIRED =
            Set.of(System.getProperty("require.kernel", "").toLowerCase(Locale.ROOT).split("[, ]+"));

    private static final Set<Need> OPTIONAL = Set.of(Need.BWRAP, Need.UNSHARE, Need.CRUN, Need.COMMAND);

    @TestFactory
    Stream<DynamicTest> benchmarks() {
        return BenchmarkCase.all().stream()
                .filter(benchmark -> !benchmark.needs().contains(Need.MEMORY)) // that would be this JVM's
                .filter(SmokeIT::canBeAskedFor)
                .map(benchmark -> DynamicTest.dynamicTest(benchmark.id(), () -> runs(benchmark)));
    }

    /** What other sandboxes do is measured where they are installed, what commands do, where they are built. */
    private static boolean canBeAskedFor(BenchmarkCase benchmark) {
        Optional<Need> need = benchmark.needs().stream().filter(OPTIONAL::contains).findFirst();
        Optional<String> lack = need.filter(each -> !REQUIRED.contains(each.feature())).flatMap(Need::lack);
        lack.ifPresent(reason -> System.err.println(benchmark.id() + " is left out: " + reason
                + "; -Drequire.kernel=" + need.orElseThrow().feature() + " makes this a failure"));
        return lack.isEmpty();
    }

    private static void runs(BenchmarkCase benchmark) throws RunnerException {
        for (Need need : benchmark.needs()) {
            need.lack().ifPresent(reason -> skip(need, reason));
        }
        List<Measurement> measurements = new Round(Length.SMOKE).run(benchmark);

        assertThat(measurements.getFirst().id()).isEqualTo(benchmark.id());
        assertThat(measurements).allSatisfy(each -> assertThat(each.estimate().value()).isPositive());
        assertThat(measurements).hasSizeGreaterThan(benchmark.profiler().isPresent() ? 5 : 0);
    }

    private static void skip(Need need, String reason) {
        String name = need.feature();
        String text = name + " is needed: " + reason;
        if (REQUIRED.contains(name)) {
            Assertions.fail(text);
        }
        System.err.println("SKIPPED: " + text + "; -Drequire.kernel=" + name + " makes this a failure");
        Assumptions.abort(text);
    }
}
