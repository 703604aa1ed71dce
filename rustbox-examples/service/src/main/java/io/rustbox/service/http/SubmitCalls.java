package io.rustbox.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.javalin.http.Context;
import io.rustbox.service.execution.Executions;
import io.rustbox.service.execution.PartlyKnownException;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.Status;
import io.rustbox.service.store.Stored;
import io.rustbox.service.submission.SubmissionReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * {@code POST /api/submit} and {@code POST /api/batch}.
 *
 * @param queueSize submissions that may wait
 */
record SubmitCalls(
        Callers callers, Bodies bodies, SubmissionReader reader, Executions executions, Waiting waiting,
        CompletableFuture<Void> refusing,
        int queueSize) {
    private static final int LARGEST_BATCH = 100;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    void submit(Context context) throws BadJsonException, InterruptedException {
        callers.limit(context, 1);
        refuseWhileStopping();
        boolean wait = wait(context);
        Optional<String> key = idempotencyKey(context);
        Stored submission = stored(key.orElseGet(SubmitCalls::newId), Json.parse(bodies.read(context)));
        if (!wait) {
            var _ = executions.submit(List.of(submission));
            Answering.json(context, 202, Json.object().put("id", submission.id()));
            return;
        }
        Optional<String> result =
                waiting.result(submission.id(), () -> {
                    var _ = executions.submit(List.of(submission));
                });
        if (result.isPresent()) {
            Answering.json(context, 200, result.get());
        } else {
            Answering.json(
                    context,
                    408,
                    Json.object()
                            .put("id", submission.id())
                            .put("error", "not done yet; ask for /api/result/" + submission.id()));
        }
    }

    void batch(Context context) throws BadJsonException {
        callers.authenticate(context);
        refuseWhileStopping();
        Optional<String> key = idempotencyKey(context);
        JsonNode body = Json.parse(bodies.read(context));
        JsonNode all = body.isObject() && body.size() == 1 ? body.path("submissions") : body;
        if (!all.isArray() || all.isEmpty() || all.size() > LARGEST_BATCH) {
            throw new BadJsonException(
                    "expected {\"submissions\": […]} with 1 to " + LARGEST_BATCH + " submissions");
        }
        int fit = Math.min(queueSize, callers.most());
        if (all.size() > fit) {
            throw new BadJsonException("submissions: " + all.size() + " never fit at once; send at most " + fit);
        }
        callers.limit(context, all.size());
        List<Stored> batch = new ArrayList<>();
        for (JsonNode each : all) {
            try {
                batch.add(stored(idWithin(key, batch.size()), each));
            } catch (BadJsonException e) {
                throw new BadJsonException("submissions[" + batch.size() + "]: " + e.getMessage());
            }
        }
        try {
            var _ = executions.submit(batch);
        } catch (PartlyKnownException e) {
            throw ApiException.of(400, IDEMPOTENCY_KEY + ": it was used before, for another batch");
        }
        ArrayNode ids = Json.array();
        batch.forEach(submission -> ids.add(submission.id()));
        Answering.json(context, 202, Json.object().set("ids", ids));
    }

    private void refuseWhileStopping() {
        if (refusing.isDone()) {
            throw ApiException.later(503, "the service is stopping", Duration.ofSeconds(5));
        }
    }

    private Stored stored(String id, JsonNode request) throws BadJsonException {
        SubmissionReader.Accepted accepted = reader.read(request);
        return new Stored(
                id,
                Status.PENDING,
                accepted.submission().language(),
                accepted.kept(),
                accepted.webhook(),
                Instant.ofEpochMilli(System.currentTimeMillis()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    private static boolean wait(Context context) {
        String wait = context.queryParam("wait");
        return switch (wait == null ? "false" : wait.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw ApiException.of(400, "wait: expected true or false");
        };
    }

    private static Optional<String> idempotencyKey(Context context) {
        String key = context.header(IDEMPOTENCY_KEY);
        if (key == null) {
            return Optional.empty();
        }
        String id = key.toLowerCase(Locale.ROOT);
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw ApiException.of(400, IDEMPOTENCY_KEY + ": expected a UUID");
        }
        return Optional.of(id);
    }

    /** A batch of the same key has the same ids. */
    private static String idWithin(Optional<String> key, int place) {
        return key.map(of -> UUID.nameUUIDFromBytes((of + " " + place).getBytes(StandardCharsets.US_ASCII))
                .toString())
                .orElseGet(SubmitCalls::newId);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
