package io.rustbox.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.rustbox.service.json.Json;
import java.nio.charset.StandardCharsets;

/** Writes answers. */
final class Answering {
    private Answering() {}

    static void json(Context context, int status, JsonNode document) {
        json(context, status, Json.text(document));
    }

    static void json(Context context, int status, String document) {
        context.status(status)
                .contentType("application/json")
                .result(document.getBytes(StandardCharsets.UTF_8));
    }
}
