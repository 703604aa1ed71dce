package io.rustbox.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Output;
import io.rustbox.Report;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceBuilder;
import io.rustbox.evidence.Outcome;
import io.rustbox.language.Language;
import io.rustbox.language.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapReportsTest {
    private Language language;

    @BeforeEach
    void read(@TempDir Path folder) throws IOException {
        language = Languages.builtIn().with(Files.writeString(folder.resolve("heap.json"), """
                {"id": "python", "heap": {"percent": 50, "reserve_mb": 1, "exhausted": [
                  {"exit_status": 3, "stderr": "OutOfMemoryError"}, {"signal": "SIGABRT", "stderr": "heap limit"}]}}
                """)).get("python");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, java.lang.OutOfMemoryError: heap, RUNTIME_HEAP",
        "0, 6, Reached heap limit, RUNTIME_HEAP",
        "3, 0, heap limit, NONZERO_EXIT",
        "1, 0, OutOfMemoryError, NONZERO_EXIT",
        "0, 0, OutOfMemoryError, NORMAL_EXIT",
        "0, 11, heap limit, SIGNAL"
    })
    void evidence_endingAndText_countTogether(int status, int signal, String written, VerdictCause cause) {
        EvidenceBuilder run =
                signal > 0 ? new EvidenceBuilder().signaled(signal) : new EvidenceBuilder().exited(status);

        assertThat(Verdict.of(evidence(run, written)).cause()).isEqualTo(cause);
    }

    @Test
    void evidence_ofALongText_keepsTheLastLineThatTells() {
        String written = "OutOfMemoryError: first\n" + "x".repeat(2_000) + "OutOfMemoryError: last\nmore\n";

        var heap = evidence(new EvidenceBuilder().exited(3), written).runtimeHeap().orElseThrow();

        assertThat(heap.line()).endsWith("xOutOfMemoryError: last").hasSizeLessThan(1_000);
        assertThat(heap.heapBytes()).isEqualTo(31L << 20);
    }

    private Evidence evidence(EvidenceBuilder run, String written) {
        byte[] bytes = written.getBytes(UTF_8);
        Output nothing = new Output(new byte[0], 0);
        Report report = new Report(
                new Outcome.Exited(0), nothing, new Output(bytes, bytes.length), Map.of(), run.build());
        return HeapReports.evidence(language, report);
    }
}
