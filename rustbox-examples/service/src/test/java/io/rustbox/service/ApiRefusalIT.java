package io.rustbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node refuses, and that it says why. */
class ApiRefusalIT extends ApiTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"language\":\"cobol\",\"code\":\"1\"}         | is not available",
        "{\"language\":\"python\",\"code\":1}            | code: expected a string",
        "{\"language\":\"python\",\"code\":\"1\",\"x\":1}| x is not a field",
        "{\"language\":\"python\"                        | the body is not JSON: Unexpected end-of-input: expected close marker for Object (line",
        "{\"language\":\"python\",\"code\":\"1\"}{}      | the body is not JSON",
        "``                                              | the body is empty",
        "null                                            | expected an object",
        "{\"language\":\"python\",\"code\":\"1\",\"webhook_url\":\"http://10.0.0.1/\"} | webhook_url",
    })
    void submit_badRequest_is400(String body, String error) throws Exception {
        assertError(node().post("/api/submit?wait=true", body), 400, error);
    }

    @Test
    void submit_badHeaderOrParameter_is400() throws Exception {
        assertError(node().post("/api/submit?wait=perhaps", Node.python("1")), 400, "wait");
        assertError(node().post("/api/submit", Node.python("1"), "Idempotency-Key", "7"), 400, "UUID");
    }

    @Test
    void submit_deepNesting_is400() throws Exception {
        assertError(node().post("/api/submit", "[".repeat(100_000)), 400, "depth");
        assertError(node().post("/api/submit", "{\"limits\":".repeat(50_000)), 400, "depth");
    }

    @Test
    void submit_notUtf8_is400() throws Exception {
        byte[] body = "{\"language\":\"python\",\"code\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertError(node().post("/api/submit", body), 400, "UTF-8");
    }

    @Test
    void submit_oversizedCodeOrStdin_is400() throws Exception {
        assertError(node().post("/api/submit", Node.python("#".repeat((64 << 10) + 1))), 400, "code is too long");
        ObjectNode submission = Json.object().put("language", "python").put("code", "1");
        assertError(
                node().post("/api/submit", Json.text(submission.put("stdin", "x".repeat((256 << 10) + 1)))),
                400,
                "stdin is too long");
    }

    @Test
    void submit_tenMegabytes_is413() throws Exception {
        byte[] body = new byte[10 << 20];

        try {
            assertError(node().post("/api/submit", body), 413, "too large");
        } catch (IOException e) {
            // The connection is closed with the answer; this client may notice that before it reads the answer.
        }
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[(1 << 20) + 1]));
        try {
            assertError(node().send(node().request("/api/submit").POST(chunked)), 413, "too large");
        } catch (IOException e) {
            // As above.
        }
    }

    @Test
    void result_unknownId_is404() throws Exception {
        assertError(node().get("/api/result/" + UUID.randomUUID()), 404, "no submission");
        assertError(node().get("/api/result/x'%20OR%201=1"), 404, "no submission");
        assertError(node().get("/api/webhooks/" + UUID.randomUUID()), 404, "no submission");
        assertError(node().delete("/api/result/" + UUID.randomUUID()), 404, "no submission");
    }

    @Test
    void submit_compressedBody_is400() throws Exception {
        assertError(node().post("/api/submit", Node.python("1"), "Content-Encoding", "gzip"), 400, "Content-Encoding");
    }

    @Test
    void anything_otherPathOrMethod_isAnErrorInJson() throws Exception {
        assertError(node().get("/api/nothing"), 404, "nothing at this path");
        assertError(node().delete("/api/submit"), 405, "method");
    }

    @Test
    void batch_oneBad_runsNone() throws Exception {
        assertError(
                node().post(
                        "/api/batch",
                        "{\"submissions\":[{\"language\":\"py\",\"code\":\"1\"},{\"language\":\"py\",\"code\":1}]}"),
                400,
                "submissions[1]: code");
        assertError(node().post("/api/batch", "{\"submissions\":[]}"), 400, "1 to 100");
        assertError(node().post("/api/batch", "{\"submissions\":{}}"), 400, "1 to 100");
    }
}
