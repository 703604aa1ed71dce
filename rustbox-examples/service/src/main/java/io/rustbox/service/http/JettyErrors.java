package io.rustbox.service.http;

import io.rustbox.service.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says what is wrong with a request that does not get as far as a call, as the calls do. */
final class JettyErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String document = Json.text(Json.object().put("error", told(response.getStatus())));
        response.write(true, ByteBuffer.wrap(document.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static String told(int status) {
        return switch (status) {
            case 400 -> "the request is not one that HTTP allows: look at its path and its headers";
            case 414 -> "the path is too long";
            case 431 -> "the headers are too large";
            default -> "the request can't be answered: " + status;
        };
    }
}
