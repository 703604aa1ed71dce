package io.rustbox.service.http;

import io.javalin.http.Context;
import java.util.UUID;
import org.slf4j.MDC;

/** Names each request, as the client does or anew, in the answer and in the log. */
final class RequestId {
    private static final String HEADER = "X-Request-Id";
    private static final String ATTRIBUTE = "request_id";

    private RequestId() {}

    static void begin(Context context) {
        String given = context.header(HEADER);
        String id = given != null && given.matches("[\\x21-\\x7e]{1,128}")
                ? given
                : UUID.randomUUID().toString();
        context.attribute(ATTRIBUTE, id);
        context.header(HEADER, id);
        MDC.put(ATTRIBUTE, id);
    }

    static void end() {
        MDC.remove(ATTRIBUTE);
    }

    static String of(Context context) {
        String id = context.attribute(ATTRIBUTE);
        return id == null ? "?" : id;
    }
}
