package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a control file holds, each figure in it is a count, or missing with an account of why. */
class FiguresFuzzTest {
    private static final List<String> KEYS = List.of("", "usage_usec", "oom_kill", "max", "populated");

    private static Path file;

    @BeforeAll
    static void makeFile() throws IOException {
        file = Files.createTempFile("figures", "");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @FuzzTest(maxDuration = "10s")
    void read_anyContent_isACountOrMissing(byte[] content) throws IOException {
        Files.write(file, content);
        keyed();
        counter("usage_usec ");
        counter("");
        pids();
    }

    private static void keyed() {
        try (OpenFiles open = new OpenFiles()) {
            open.open(file.getParent(), List.of(file.getFileName().toString()));
            var reader = new FigureReader(Set.of(), open);
            for (String key : KEYS) {
                int errors = reader.errors().size();
                OptionalLong number = reader.keyed(file.getParent(), file.getFileName().toString()).number(key);
                assertThat(number.isPresent()).isEqualTo(reader.errors().size() == errors);
                assertThat(number.orElse(0)).isNotNegative();
            }
        }
    }

    private static void counter(String prefix) {
        try (OpenCounter counter = new OpenCounter(file, prefix)) {
            assertThat(counter.read()).isNotNegative();
        } catch (CgroupException e) {
            assertThat(e.reason()).startsWith("unexpected content");
        }
    }

    private static void pids() {
        try {
            assertThat(ControlFile.pids(file)).allMatch(pid -> pid >= 0);
        } catch (CgroupException e) {
            assertThat(e.reason()).startsWith("unexpected content");
        }
    }
}
