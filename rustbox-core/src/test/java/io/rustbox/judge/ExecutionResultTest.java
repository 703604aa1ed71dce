package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Output;
import io.rustbox.evidence.EvidenceBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionResultTest {
    @Test
    void keeping_less_cutsStreamsAndFilesAndSaysSo() throws IOException {
        ExecutionResult whole = result(new EvidenceBuilder().stdout(100), 100);

        ExecutionResult kept = whole.keeping(10);

        assertThat(whole.outputIntegrity()).isEqualTo(OutputIntegrity.COMPLETE);
        assertThat(kept.stdout()).isEqualTo(new Output(new byte[10], 100));
        assertThat(kept.files()).containsEntry("feedback/long.txt", new Output(new byte[10], 500));
        assertThat(kept.outputIntegrity()).isEqualTo(OutputIntegrity.TRUNCATED_FOR_STORAGE);
        ExecutionResult read = ResultJson.read(ResultJson.text(kept, ResultJson.Layout.COMPACT));
        assertThat(read).isEqualTo(kept);
        assertThat(read.outputIntegrity()).isEqualTo(OutputIntegrity.TRUNCATED_FOR_STORAGE);
    }

    @Test
    void keeping_asMuchAsThereIs_cutsNothing() {
        ExecutionResult whole = result(new EvidenceBuilder().stdout(100), 100);

        assertThat(whole.keeping(500)).isEqualTo(whole);
        assertThat(whole.keeping(500).outputIntegrity()).isEqualTo(OutputIntegrity.COMPLETE);
    }

    @Test
    void outputIntegrity_moreThanTheLimit_namesTheLimitEvenIfCutAgain() {
        ExecutionResult kept = result(new EvidenceBuilder().stdout(2000), 1000).keeping(10);

        assertThat(kept.outputIntegrity()).isEqualTo(OutputIntegrity.TRUNCATED_BY_JUDGE_LIMIT);
    }

    private static ExecutionResult result(EvidenceBuilder evidence, int stdout) {
        ExecutionResult run = Results.of(evidence);
        return new ExecutionResult(
                run.language(),
                run.verdict(),
                new Output(new byte[stdout], run.evidence().orElseThrow().stdout().writtenBytes().orElseThrow()),
                run.stderr(),
                run.started(),
                run.ended(),
                run.envelopeId(),
                run.evidence(),
                Map.of("feedback/long.txt", new Output(new byte[500], 500)),
                Optional.empty());
    }
}
