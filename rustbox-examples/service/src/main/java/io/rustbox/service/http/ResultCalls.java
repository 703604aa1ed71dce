package io.rustbox.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rustbox.service.execution.Answers;
import io.rustbox.service.execution.Executions;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.Messages.Attempt;
import io.rustbox.service.store.Messages.Message;
import io.rustbox.service.store.Stored;
import io.rustbox.service.store.Submissions;
import io.rustbox.service.webhook.Deliveries;
import java.time.Instant;
import java.util.Locale;

/** What becomes of submissions: results, cancellation, webhooks. */
record ResultCalls(Callers callers, Submissions submissions, Executions executions, Deliveries deliveries) {
    void result(Context context) {
        callers.authenticate(context);
        Stored submission = submissions.find(id(context)).orElseThrow(ApiException::unknownId);
        Answering.json(context, 200, answer(submission));
    }

    void cancel(Context context) {
        callers.authenticate(context);
        Stored submission = executions.cancel(id(context)).orElseThrow(ApiException::unknownId);
        Answering.json(context, 200, answer(submission));
    }

    void webhook(Context context) {
        callers.authenticate(context);
        Stored submission = submissions.find(id(context)).orElseThrow(ApiException::unknownId);
        if (submission.webhook().isEmpty()) {
            throw ApiException.of(404, "the submission has no webhook");
        }
        Answering.json(context, 200, webhook(submission));
    }

    void redeliver(Context context) {
        callers.limit(context, 1);
        String id = id(context);
        Stored submission = submissions.find(id).orElseThrow(ApiException::unknownId);
        if (submission.webhook().isEmpty() || !deliveries.again(id)) {
            throw ApiException.of(404, "the submission has no webhook, or no result to send yet");
        }
        Answering.json(context, 202, webhook(submission));
    }

    /** The result as it was recorded, with what became of its message. */
    private String answer(Stored submission) {
        String answer = Answers.of(submission);
        return submission.webhook().isEmpty()
                ? answer
                : answer.substring(0, answer.length() - 1) + ",\"webhook\":" + Json.text(webhook(submission)) + "}";
    }

    private ObjectNode webhook(Stored submission) {
        ObjectNode document = Json.object();
        document.put("id", submission.id());
        document.put("message_id", Deliveries.messageId(submission.id()));
        document.put("url", submission.webhook().map(Stored.Webhook::url).orElse(null));
        var message = deliveries.find(submission.id());
        document.put("status", message.map(known -> known.delivery().id()).orElse("waiting"));
        document.put(
                "next_attempt_at",
                message.flatMap(Message::nextAttempt).map(Instant::toString).orElse(null));
        ArrayNode attempts = document.putArray("attempts");
        message.ifPresent(known -> known.attempts().forEach(attempt -> attempts.add(attempt(attempt))));
        return document;
    }

    private static ObjectNode attempt(Attempt attempt) {
        ObjectNode document = Json.object();
        document.put("number", attempt.number());
        document.put("started_at", attempt.started().toString());
        document.put("duration_ms", attempt.took().toMillis());
        document.put(
                "status_code",
                attempt.statusCode().isPresent() ? Integer.valueOf(attempt.statusCode().getAsInt()) : null);
        document.put("error", attempt.error().orElse(null));
        return document;
    }

    static String id(Context context) {
        return context.pathParam("id").toLowerCase(Locale.ROOT);
    }
}
