package io.rustbox.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rustbox.service.access.ApiKeys;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.StoreException;
import io.rustbox.service.store.Submissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the service is: health, readiness, languages, metrics. */
public record StatusCalls(
        Callers callers,
        ApiKeys keys,
        Supplier<List<String>> languages,
        Submissions submissions,
        StrictProbe probe,
        PrometheusMeterRegistry metrics,
        Facts facts) {
    /** What does not change while the service runs. */
    public record Facts(String mode, String cgroupBackend, boolean namespaces, int workers, String nodeId) {}

    void health(Context context) {
        if (!keys.needed()) {
            context.header("X-Rustbox-Warning", "no API key is set: whoever reaches this service can use it");
        }
        ObjectNode document = Json.object();
        document.put("status", "ok");
        document.put("enforcement_mode", facts.mode());
        document.put("cgroup_backend", facts.cgroupBackend());
        document.put("namespace_support", facts.namespaces());
        document.put("workers", facts.workers());
        document.put("queue_depth", submissions.pending());
        document.put("node_id", facts.nodeId());
        Answering.json(context, 200, document);
    }

    void ready(Context context) {
        Optional<String> problem = store().or(probe::problem);
        if (problem.isEmpty()) {
            Answering.json(context, 200, Json.object().put("status", "ready"));
        } else {
            Answering.json(
                    context,
                    503,
                    Json.object().put("status", "not_ready").put("error", problem.get()));
        }
    }

    private Optional<String> store() {
        try {
            var _ = submissions.pending();
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of("the database does not answer");
        }
    }

    void languages(Context context) {
        callers.authenticate(context);
        ArrayNode ids = Json.array();
        languages.get().forEach(ids::add);
        Answering.json(context, 200, ids);
    }

    void metrics(Context context) {
        callers.authenticate(context);
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.scrape());
    }
}
