package io.rustbox.judge;

import io.rustbox.Output;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceSource;
import io.rustbox.evidence.Limit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Writes an {@link ExecutionResult}; {@link ResultReader} is its mirror image. */
final class ResultWriter {
    private final JsonOut out;
    private final EvidenceWriter evidence;

    ResultWriter(JsonOut out) {
        this.out = out;
        this.evidence = new EvidenceWriter(out);
    }

    void result(ExecutionResult result) throws IOException {
        Verdict verdict = result.verdict();
        out.text("schema_version", ResultJson.SCHEMA_VERSION);
        out.text("status", verdict.code().status());
        out.text("verdict", verdict.code().name());
        out.count("exit_code", result.exitCode());
        out.count("signal", result.signal());
        output("stdout", result.stdout());
        output("stderr", result.stderr());
        out.text("output_integrity", result.outputIntegrity().id());
        out.seconds("cpu_time", result.cpuTime());
        out.seconds("wall_time", result.wallTime());
        out.count("memory_peak", result.memoryPeakBytes());
        out.text("error", result.error());
        out.object("verdict_provenance", () -> provenance(result));
        out.object("capability_report", result.evidence(), evidence::capabilities);
        out.object("evidence_bundle", result.evidence(), evidence::bundle);
        if (!result.files().isEmpty()) {
            out.texts("files_base64", encoded(result.files()));
        }
        Map<String, Long> cut = cut(result.files());
        if (!cut.isEmpty()) {
            out.counts("files_written_bytes", cut);
        }
        out.text("execution_envelope_id", result.envelopeId());
        out.text("language", result.language());
        out.text("execution_start", result.started().toString());
        out.text("execution_end", result.ended().toString());
        if (result.compile().isPresent()) {
            out.object("compile", result.compile(), this::result);
        }
    }

    private void provenance(ExecutionResult result) throws IOException {
        Verdict verdict = result.verdict();
        out.text("verdict_actor", verdict.actor().id());
        out.text("verdict_cause", verdict.cause().id());
        if (verdict.cause() == VerdictCause.CPU_LIMIT || verdict.cause() == VerdictCause.WALL_LIMIT) {
            out.text("killed_by", verdict.actor() == VerdictActor.PROGRAM ? "nobody" : verdict.actor().id());
        }
        out.text("verdict_detail", verdict.detail());
        out.texts("verdict_evidence_sources", verdict.sources().stream().map(EvidenceSource::id).toList());
        out.object("limit_snapshot", result.evidence().map(Evidence::limits), evidence::limits);
        out.texts("limits_hit", verdict.limitsHit().stream().map(Limit::id).toList());
    }

    private static Map<String, String> encoded(Map<String, Output> files) {
        Map<String, String> encoded = new HashMap<>();
        files.forEach((path, file) -> encoded.put(path, Base64.getEncoder().encodeToString(file.bytes())));
        return encoded;
    }

    /** {@return the true sizes of those files of which not everything was kept} */
    private static Map<String, Long> cut(Map<String, Output> files) {
        Map<String, Long> cut = new HashMap<>();
        files.forEach((path, file) -> {
            if (file.writtenBytes() != file.bytes().length) {
                cut.put(path, file.writtenBytes());
            }
        });
        return cut;
    }

    /** Text if the bytes are UTF-8; otherwise text with replacements for a reader, and the bytes themselves. */
    private void output(String name, Output output) throws IOException {
        String text = output.text();
        out.text(name, text);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), output.bytes())) {
            out.text(name + "_base64", Base64.getEncoder().encodeToString(output.bytes()));
        }
        out.count(name + "_written_bytes", output.writtenBytes());
    }
}
