package io.rustbox.judge;

import io.rustbox.Output;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceSource;
import io.rustbox.evidence.Limit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads an {@link ExecutionResult} as {@link ResultWriter} wrote it; what follows from other parts is not read. */
final class ResultReader {
    private ResultReader() {}

    static ExecutionResult result(JsonIn in) throws ResultFormatException {
        String version = in.text("schema_version");
        if (!version.equals(ResultJson.SCHEMA_VERSION)) {
            throw in.wrong("schema_version", "this program reads version " + ResultJson.SCHEMA_VERSION
                    + ", the result has version " + version);
        }
        JsonIn provenance = in.object("verdict_provenance");
        Optional<JsonIn> compile = in.optionalObject("compile");
        return new ExecutionResult(
                in.text("language"),
                verdict(in, provenance),
                output(in, "stdout"),
                output(in, "stderr"),
                in.instant("execution_start"),
                in.instant("execution_end"),
                in.optionalText("execution_envelope_id"),
                evidence(in, provenance),
                files(in),
                compile.isPresent() ? Optional.of(result(compile.get())) : Optional.empty());
    }

    private static Verdict verdict(JsonIn in, JsonIn provenance) throws ResultFormatException {
        return new Verdict(
                in.constant("verdict", VerdictCode.values(), VerdictCode::name),
                provenance.constant("verdict_cause", VerdictCause.values(), VerdictCause::id),
                provenance.constant("verdict_actor", VerdictActor.values(), VerdictActor::id),
                provenance.constants("verdict_evidence_sources", EvidenceSource.values(), EvidenceSource::id),
                provenance.constants("limits_hit", Limit.values(), Limit::id),
                provenance.text("verdict_detail"));
    }

    /** The three parts of the evidence are there together, or not at all. */
    private static Optional<Evidence> evidence(JsonIn in, JsonIn provenance) throws ResultFormatException {
        boolean nothingRan = in.optionalObject("evidence_bundle").isEmpty()
                && in.optionalObject("capability_report").isEmpty()
                && provenance.optionalObject("limit_snapshot").isEmpty();
        return nothingRan
                ? Optional.empty()
                : Optional.of(EvidenceReader.evidence(
                        provenance.object("limit_snapshot"),
                        in.object("capability_report"),
                        in.object("evidence_bundle")));
    }

    private static Map<String, Output> files(JsonIn in) throws ResultFormatException {
        Map<String, Output> files = new HashMap<>();
        if (in.optionalObject("files_base64").isEmpty()) {
            return files;
        }
        Optional<JsonIn> sizes = in.optionalObject("files_written_bytes");
        for (var file : in.textsByName("files_base64").entrySet()) {
            byte[] content = decoded(in, "files_base64." + file.getKey(), file.getValue());
            OptionalLong size =
                    sizes.isPresent() ? sizes.get().optionalCount(file.getKey()) : OptionalLong.empty();
            files.put(file.getKey(), new Output(content, size.orElse(content.length)));
        }
        return files;
    }

    private static byte[] decoded(JsonIn in, String name, String encoded) throws ResultFormatException {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw in.wrong(name, "not Base64: " + e.getMessage());
        }
    }

    private static Output output(JsonIn in, String name) throws ResultFormatException {
        String text = in.text(name);
        String encodedName = name + "_base64";
        Optional<String> encoded = in.optionalText(encodedName);
        byte[] bytes = encoded.isPresent()
                ? decoded(in, encodedName, encoded.get())
                : text.getBytes(StandardCharsets.UTF_8);
        return new Output(bytes, in.count(name + "_written_bytes"));
    }
}
