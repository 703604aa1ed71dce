package io.rustbox.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.bench.results.Measurement.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Results RESULTS = Samples.results(
            Samples.measurement(Results.BASELINE, new Quantity.Time("us"), List.of(1000.0, 1000.0)),
            Samples.measurement("a", new Quantity.Time("us"), List.of(499.0, 501.0)),
            Samples.measurement("b", new Quantity.Rate("MB/s"), List.of(12345.0)));

    @Test
    void markdown_hasValuesErrorsAndRatios() {
        assertThat(Table.markdown(RESULTS).lines())
                .contains("| a | label of a | 500 | 12.7 | 9.00 | us | 0.50 |  |  |")
                .contains("| b | label of b | 12,345 |  | 9.00 | MB/s |  |  |  |")
                .contains("Not run: `Launch.strictCold`: no root");
    }

    @Test
    void text_alignsItsColumns() {
        List<String> lines = Table.text(RESULTS).lines().filter(line -> line.contains("label of")).toList();

        assertThat(lines).hasSize(3).extracting(line -> line.indexOf("label of")).containsOnly(23);
    }

    @Test
    void text_namesTheMachine() {
        assertThat(Table.text(RESULTS)).startsWith(
                "2026-01-02, Abacus <9000>, 2 processors, 2 GiB, Linux 6.1.0, cgroup v2, a JVM, load 0.3 before and 1.5");
    }
}
