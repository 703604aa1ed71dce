package io.rustbox.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rustbox.evidence.Classifier;
import io.rustbox.json.OneValueReplaced;
import io.rustbox.judge.ResultJson.Layout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Whatever a stored result holds, it is refused with the one exception, or read, explained and written back the same. */
class ResultJsonFuzzTest {
    @Test
    void read_oneValueReplaced_refusesOrWritesBackTheSame() throws IOException {
        try (InputStream recorded = requireNonNull(getClass().getResourceAsStream("cpu-limit.json"))) {
            for (byte[] file : OneValueReplaced.of(recorded.readAllBytes())) {
                assertThatCode(() -> read_anyBytes_refusesOrWritesBackTheSame(file)).as(new String(file, UTF_8))
                        .doesNotThrowAnyException();
            }
        }
    }

    @FuzzTest(maxDuration = "10s")
    void read_anyBytes_refusesOrWritesBackTheSame(byte[] file) throws IOException {
        ExecutionResult read;
        try {
            read = ResultJson.read(new ByteArrayInputStream(file));
        } catch (ResultFormatException e) {
            assertThat(e.getMessage()).contains("$");
            return;
        }
        read.evidence().ifPresent(evidence -> assertThat(Classifier.explain(evidence)).isNotEmpty());
        for (Layout layout : Layout.values()) {
            String written = ResultJson.text(read, layout);
            ExecutionResult again = ResultJson.read(written);
            assertThat(again).isEqualTo(read);
            assertThat(ResultJson.text(again, layout)).isEqualTo(written);
        }
    }
}
