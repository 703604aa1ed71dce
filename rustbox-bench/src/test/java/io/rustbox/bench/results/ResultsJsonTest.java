package io.rustbox.bench.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsJsonTest {
    @TempDir
    private Path folder;

    @Test
    void read_whatWasWritten_isEqual() throws IOException {
        Results results = Samples.results(Samples.time("a", 800, 0.1, 1), Samples.rate("b", 90, 0.1, 2));
        Path file = folder.resolve("results.json");
        ResultsJson.write(results, file);

        assertThat(ResultsJson.read(file)).isEqualTo(results);
    }
}
