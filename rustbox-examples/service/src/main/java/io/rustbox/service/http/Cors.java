package io.rustbox.service.http;

import io.javalin.http.Context;
import java.util.List;

/** Lets pages of other origins call. */
record Cors(List<String> origins) {
    void apply(Context context) {
        String origin = context.header("Origin");
        if (origins.isEmpty() || origin == null) {
            return;
        }
        context.header("Vary", "Origin");
        if (!origins.contains("*") && !origins.contains(origin)) {
            return;
        }
        context.header("Access-Control-Allow-Origin", origins.contains("*") ? "*" : origin);
        context.header("Access-Control-Expose-Headers", "X-Request-Id, X-Rustbox-Warning, Retry-After");
        if (context.req().getMethod().equals("OPTIONS")) {
            context.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
            context.header(
                    "Access-Control-Allow-Headers",
                    "Content-Type, X-API-Key, Authorization, Idempotency-Key, X-Request-Id");
            context.header("Access-Control-Max-Age", "600");
        }
    }
}
