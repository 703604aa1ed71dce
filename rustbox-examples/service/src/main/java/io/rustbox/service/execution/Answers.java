package io.rustbox.service.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.Status;
import io.rustbox.service.store.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answers to whoever asks for a submission: the same members at each time, those of the result null until there is one. */
public final class Answers {
    private static final List<String> FROM_JUDGE =
            List.of("verdict", "stdout", "stderr", "exit_code", "signal");
    private static final List<String> MEASURED = List.of("cpu_time", "wall_time", "memory_peak");

    private Answers() {}

    /** {@return the answer for now, as JSON} */
    public static String of(Stored submission) {
        return submission.result().orElseGet(() -> Json.text(
                document(submission, submission.status(), Json.object(), submission.completed())));
    }

    static String finished(Stored submission, Runner.Run run, String node, Instant completed) {
        ObjectNode document = document(submission, run.status(), run.facts(), Optional.of(completed));
        run.facts().properties().forEach(fact -> {
            // `status` is the submission's here; the judge's own says no more than the verdict.
            if (!document.has(fact.getKey()) && !fact.getKey().equals("error")) {
                document.set(fact.getKey(), fact.getValue());
            }
        });
        document.put("node_id", node);
        return Json.text(document);
    }

    static String failed(Stored submission, String why, String verdict, Instant completed) {
        ObjectNode facts = Json.object().put("verdict", verdict).put("error", why);
        return Json.text(document(submission, Status.ERROR, facts, Optional.of(completed)));
    }

    private static ObjectNode document(Stored submission, Status status, ObjectNode facts,
            Optional<Instant> completed) {
        ObjectNode document = Json.object();
        document.put("id", submission.id());
        document.put("status", status.id());
        document.put("language", submission.language());
        FROM_JUDGE.forEach(name -> document.set(name, orNull(facts, name)));
        document.set("error_message", orNull(facts, "error"));
        MEASURED.forEach(name -> document.set(name, orNull(facts, name)));
        document.put("created_at", submission.created().toString());
        document.put("started_at", submission.started().map(Instant::toString).orElse(null));
        document.put("completed_at", completed.map(Instant::toString).orElse(null));
        return document;
    }

    private static JsonNode orNull(ObjectNode facts, String name) {
        JsonNode node = facts.get(name);
        return node == null ? Json.object().nullNode() : node;
    }
}
