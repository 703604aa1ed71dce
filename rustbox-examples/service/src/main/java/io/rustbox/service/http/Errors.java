package io.rustbox.service.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.rustbox.service.execution.QueueFullException;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.StoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that goes wrong into a status and {@code {"error": "…"}}. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private Errors() {}

    static void handle(RoutesConfig routes) {
        routes.exception(ApiException.class, (problem, context) -> {
            problem.retryAfter().ifPresent(wait -> retryAfter(context, wait));
            answer(context, problem.status(), problem.getMessage());
        });
        routes.exception(BadJsonException.class, (problem, context) -> answer(context, 400, problem.getMessage()));
        routes.exception(QueueFullException.class, (problem, context) -> {
            retryAfter(context, Duration.ofSeconds(1));
            answer(context, 503, problem.getMessage());
        });
        routes.exception(
                HttpResponseException.class, (problem, context) -> answer(context, problem.getStatus(), told(problem)));
        routes.exception(StoreException.class, (problem, context) -> {
            LOG.warn("{} {} failed: {}", context.req().getMethod(), context.path(), problem.getMessage());
            retryAfter(context, Duration.ofSeconds(5));
            answer(context, 503, "the database does not answer");
        });
        routes.exception(Exception.class, (problem, context) -> {
            LOG.error("{} {} failed", context.req().getMethod(), context.path(), problem);
            answer(context, 500, "the service failed; its log says why, request " + RequestId.of(context));
        });
    }

    private static String told(HttpResponseException problem) {
        return switch (problem.getStatus()) {
            case 404 -> "there is nothing at this path";
            case 405 -> "this path does not take this method";
            default -> "the request can't be answered: " + problem.getStatus();
        };
    }

    private static void retryAfter(Context context, Duration wait) {
        context.header("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    private static void answer(Context context, int status, @Nullable String message) {
        Answering.json(context, status, Json.object().put("error", message));
    }
}
