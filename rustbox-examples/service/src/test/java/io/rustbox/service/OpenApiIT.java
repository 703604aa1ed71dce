package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rustbox.service.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document says what the service really answers: each status that it names, with bodies of that form. */
class OpenApiIT {
    /** Answers that take a defect, or a body that is larger than a test should send. */
    private static final Set<String> NOT_MADE_HERE = Set.of("500", "413");

    /** It takes a body that goes on for a minute. */
    private static final String SLOW = "post /api/batch 408";

    private static final String EVERYTHING = """
            {"language": "python", "sources": [{"name": "main.py", "content": "print(1)"}], "arguments": ["a"],
             "files": [{"name": "a", "content_base64": "/w==", "executable": true}], "stop_on_failure": true,
             "groups": [{"name": "a", "scoring": "all_or_nothing", "points": 3, "stop_on_failure": false, "requires": []},
                        {"name": "b", "requires": ["a"]}],
             "checker": {"kind": "tokens", "tolerance": 0.1, "ignore_case": true, "same_spaces": false},
             "tests": [{"name": "t", "group": "a", "stdin": "", "expected_output": "2", "points": 1, "arguments": ["b"],
                        "files": [{"name": "b", "content": ""}], "limits": {"cpu_seconds": 0.5},
                        "checker": {"kind": "program", "language": "py", "code": "exit(1)", "convention": "testlib"}},
                       {"group": "b", "expected_output": "1", "output_file": "c"}]}""";
    private static final String INTERACTIVE =
            """
            {"language": "py", "code": "print(1)", "tests": [{}],
             "interactor": {"language": "py", "code": "exit(42)", "convention": "icpc", "limits": {"memory_mb": 64}}}""";

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Set<String> seen = new TreeSet<>();

    @TempDir
    private Path folder;

    private ObjectNode document;

    @Test
    void document_realAnswers_areAsItSays() throws Exception {
        try (Node node = Node.in(folder, "SYNC_WAIT_TIMEOUT_SECS", "1", "WORKERS", "1", "QUEUE_SIZE", "1",
                "ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            document = Node.json(node.get("/openapi.json"));
            assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
            open(node);
            foreign(node);
            withoutDatabase(node);
        }
        try (Node node = Node.in(folder, "API_KEY", "k", "HOST", "127.0.0.1")) {
            refused(node);
        }
        try (Node node = Node.in(folder, "RATE_LIMIT", "1")) {
            tooMany(node);
        }
        try (Node node = Node.in(folder, "ENFORCEMENT_MODE", "permissive")) {
            check("/api/health/ready", "get", node.get("/api/health/ready"));
            check("/api/health", "get", node.get("/api/health"));
        }
        Set<String> promised = new TreeSet<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> operation.getValue().path("responses").properties().forEach(answer -> {
                    if (!NOT_MADE_HERE.contains(answer.getKey())) {
                        promised.add(operation.getKey() + " " + path.getKey() + " " + answer.getKey());
                    }
                })));
        promised.remove(SLOW);
        if (!Node.mode().equals("strict")) {
            promised.remove("get /api/health/ready 200");
        }
        assertThat(seen).isEqualTo(promised);
    }

    private void open(Node node) throws Exception {
        String unknown = UUID.randomUUID().toString();
        var done = node.post("/api/submit?wait=true", Node.python("print(1)"));
        check("/api/submit", "post", done);
        check("/api/submit", "post", node.post("/api/submit?wait=true", Node.python("exit(1)")));
        check("/api/submit", "post", node.post("/api/submit?wait=true", Node.python("print(chr(0xdc80))")));
        check("/api/submit", "post", node.post("/api/submit", "{}"));
        checkRequest(EVERYTHING);
        checkRequest(INTERACTIVE);
        check("/api/submit", "post", node.post("/api/submit?wait=true", EVERYTHING));
        check("/api/submit", "post", node.post("/api/submit?wait=true", INTERACTIVE));
        var withWebhook = node.post("/api/submit?wait=true", Json.text(Json.object()
                .put("language", "py").put("code", "1").put("webhook_url", "http://127.0.0.1:1/")));
        check("/api/submit", "post", withWebhook);
        String id = Node.id(withWebhook);
        AccessIT.await(() -> !Node.json(node.get("/api/webhooks/" + id)).path("attempts").isEmpty());
        check("/api/webhooks/{id}", "get", node.get("/api/webhooks/" + id));
        check("/api/webhooks/{id}", "get", node.get("/api/webhooks/" + unknown));
        check("/api/webhooks/{id}/redeliver", "post", node.post("/api/webhooks/" + id + "/redeliver", ""));
        check("/api/webhooks/{id}/redeliver", "post", node.post("/api/webhooks/" + unknown + "/redeliver", ""));
        check("/api/result/{id}", "get", node.get("/api/result/" + id));
        check("/api/result/{id}", "get", node.get("/api/result/" + Node.id(done)));
        check("/api/result/{id}", "get", node.get("/api/result/" + unknown));
        check("/api/result/{id}", "delete", node.delete("/api/result/" + unknown));
        check("/api/result/{id}/events", "get", node.get("/api/result/" + id + "/events"));
        check("/api/result/{id}/events", "get", node.get("/api/result/" + unknown + "/events"));
        check("/api/batch", "post",
                node.post("/api/batch", "{\"submissions\":[{\"language\":\"py\",\"code\":\"1\"}]}"));
        check("/api/batch", "post", node.post("/api/batch", "[]"));
        check("/api/languages", "get", node.get("/api/languages"));
        check("/api/health", "get", node.get("/api/health"));
        check("/api/health/ready", "get", node.get("/api/health/ready"));
        check("/metrics", "get", node.get("/metrics"));
        busy(node);
    }

    /** What the service accepts is what the document allows. */
    private void checkRequest(String body) {
        assertThat(problems(Json.object().put("$ref", "#/components/schemas/Submission"), body)).as(body).isEmpty();
    }

    private void busy(Node node) throws Exception {
        String slow = "{\"language\":\"py\",\"code\":\"import time; time.sleep(50)\",\"profile\":\"agent\"}";
        var late = node.post("/api/submit?wait=true", slow);
        check("/api/submit", "post", late);
        String running = Node.id(late);
        check("/api/result/{id}", "get", node.get("/api/result/" + running));
        var queued = node.post("/api/submit", slow);
        check("/api/submit", "post", queued);
        check("/api/result/{id}", "get", node.get("/api/result/" + Node.id(queued)));
        check("/api/submit", "post", node.post("/api/submit", slow));
        check("/api/batch", "post", node.post("/api/batch", "{\"submissions\":[" + slow + "]}"));
        check("/api/result/{id}", "delete", node.delete("/api/result/" + Node.id(queued)));
        check("/api/result/{id}", "delete", node.delete("/api/result/" + running));
    }

    /** Every call, as a page of another site makes it. */
    private void foreign(Node node) throws Exception {
        for (Call call : calls()) {
            check(call.path(), call.method(), node.send(call.request(node).header("Origin", "https://evil.example")));
        }
    }

    /** Every call while the database does not answer. */
    private void withoutDatabase(Node node) throws Exception {
        String file = "jdbc:sqlite:" + folder.resolve("data/rustbox.db");
        try (Connection connection = DriverManager.getConnection(file);
                Statement change = connection.createStatement()) {
            boolean _ = change.execute("ALTER TABLE api_keys RENAME TO gone");
            // What is known of keys is trusted for a moment.
            AccessIT.await(() -> node.get("/api/languages").statusCode() == 503);
            for (Call call : calls()) {
                check(call.path(), call.method(), node.send(call.request(node)));
            }
            boolean _ = change.execute("ALTER TABLE gone RENAME TO api_keys");
        }
    }

    private record Call(String path, String method) {
        HttpRequest.Builder request(Node node) {
            return node.request(path.replace("{id}", "x"))
                    .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString("{}"));
        }
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("responses"))
                .forEach(operation -> calls.add(new Call(path.getKey(), operation.getKey()))));
        return calls;
    }

    /** Every call without a key, then the limited ones once too often. */
    private void refused(Node node) throws Exception {
        for (String path : Set.of("/api/result/{id}", "/api/result/{id}/events", "/api/webhooks/{id}", "/api/languages",
                "/metrics")) {
            check(path, "get", node.get(path.replace("{id}", "x")));
        }
        check("/api/result/{id}", "delete", node.delete("/api/result/x"));
        check("/api/submit", "post", node.post("/api/submit", "{}"));
        check("/api/batch", "post", node.post("/api/batch", "{}"));
        check("/api/webhooks/{id}/redeliver", "post", node.post("/api/webhooks/x/redeliver", ""));
    }

    private void tooMany(Node node) throws Exception {
        assertThat(node.post("/api/submit", Node.python("1")).statusCode()).isEqualTo(202);
        check("/api/submit", "post", node.post("/api/submit", Node.python("1")));
        check("/api/batch", "post", node.post("/api/batch", "{\"submissions\":[" + Node.python("1") + "]}"));
        check("/api/webhooks/{id}/redeliver", "post", node.post("/api/webhooks/x/redeliver", ""));
    }

    private void check(String path, String method, HttpResponse<String> response) {
        String status = Integer.toString(response.statusCode());
        seen.add(method + " " + path + " " + status);
        JsonNode answer = document.path("paths").path(path).path(method).path("responses").path(status);
        if (answer.has("$ref")) {
            answer = document.at(answer.path("$ref").asText().substring(1));
        }
        assertThat(answer.isMissingNode()).as(method + " " + path + " " + status + " is documented").isFalse();
        answer.path("headers").fieldNames().forEachRemaining(header -> {
            if (!header.equals("X-Rustbox-Warning")) {
                assertThat(response.headers().firstValue(header)).as(header).isPresent();
            }
        });
        String type = response.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
        JsonNode schema = answer.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(type + " is documented").isFalse();
        if (type.equals("application/json")) {
            assertThat(problems(schema, response.body())).as(response.body()).isEmpty();
        }
    }

    private List<?> problems(JsonNode schema, String body) {
        ObjectNode whole = Json.object();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        return registry.getSchema(Json.text(whole), InputFormat.JSON).validate(body, InputFormat.JSON);
    }
}
