package io.rustbox.bench.results;

import static io.rustbox.bench.results.Samples.results;
import static io.rustbox.bench.results.Samples.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void compare_slower_endsWith1() throws IOException {
        assertThat(run(write("before", 800), write("after", 1600))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("slower   a").contains("1 slower");
    }

    @Test
    void compare_faster_endsWith0() throws IOException {
        assertThat(run(write("before", 1600), write("after", 800))).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("faster   a");
    }

    @Test
    void compare_slowerThanTolerated_dependsOnTheTolerance() throws IOException {
        assertThat(run(write("before", 800), write("after", 1600), "150")).isZero();
    }

    @Test
    void compare_whatIsNoResults_endsWith2() throws IOException {
        String other = Files.writeString(folder.resolve("other"), "{\"machine\": 1}").toString();

        assertThat(run(other, other)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("$.skipped is missing");
    }

    @Test
    void compare_nothing_endsWith2() throws IOException {
        assertThat(run()).isEqualTo(2);
    }

    private String write(String name, double value) throws IOException {
        Path file = folder.resolve(name);
        ResultsJson.write(results(time(Results.BASELINE, 1000, 0.02, 1), time("a", value, 0.02, 2)), file);
        return file.toString();
    }

    private int run(String... arguments) throws IOException {
        return Compare.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
