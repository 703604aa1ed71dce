package io.rustbox.bench.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {
    @TempDir
    private Path folder;

    private Path measured;
    private Path readme;

    @BeforeEach
    void write() throws IOException {
        measured = folder.resolve("measured.json");
        ResultsJson.write(Samples.results(Samples.time("Launch.a", 500, 0, 1)), measured);
        readme = folder.resolve("README.md");
    }

    @Test
    void publish_replacesTheTable_andNothingElse() throws IOException {
        Files.writeString(readme, "before\n<!-- results -->\nstale\n<!-- end of results -->\nafter\n");
        Publish.publish(measured, folder);
        Publish.publish(measured, folder);

        assertThat(readme).content()
                .startsWith("before\n<!-- results -->\n")
                .endsWith("\n<!-- end of results -->\nafter\n")
                .containsOnlyOnce("| Launch.a |")
                .doesNotContain("stale");
        assertThat(folder.resolve("results/results.json")).hasSameTextualContentAs(measured);
        assertThat(folder.resolve("results/results.svg")).content().startsWith("<svg");
    }

    @Test
    void publish_withoutAPlace_isRefused() throws IOException {
        Files.writeString(readme, "nothing");

        assertThatThrownBy(() -> Publish.publish(measured, folder)).isInstanceOf(IllegalArgumentException.class);
    }
}
