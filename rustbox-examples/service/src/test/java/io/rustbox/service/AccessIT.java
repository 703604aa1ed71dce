package io.rustbox.service;

import static io.rustbox.service.ApiTests.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.config.DatabaseUrl;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.Json;
import io.rustbox.service.store.Database;
import io.rustbox.service.store.Status;
import io.rustbox.service.store.Submissions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, rate limits, queue and time limits, origins: what depends on settings. */
class AccessIT {
    private static final String PATH = "/api/submit?wait=true";

    @TempDir
    private Path folder;

    @Test
    void submit_keyOfTheSettings_isNeeded() throws Exception {
        try (Node node = Node.in(folder, "API_KEY", "secret", "HOST", "127.0.0.1")) {
            assertError(node.post(PATH, Node.python("1")), 401, "an API key is needed");
            assertError(node.post(PATH, Node.python("1"), "X-API-Key", "secre"), 401, "wrong");
            assertError(node.post(PATH, Node.python("1"), "X-API-Key", ""), 401, "wrong");
            assertError(node.get("/api/languages"), 401, "needed");
            assertError(node.get("/metrics"), 401, "needed");
            assertError(node.get("/api/result/x"), 401, "needed");
            assertThat(node.get("/api/health").statusCode()).isEqualTo(200);
            assertThat(node.get("/api/health").headers().firstValue("X-Rustbox-Warning")).isEmpty();
            assertThat(node.post(PATH, Node.python("1"), "X-API-Key", "secret").statusCode()).isEqualTo(200);
            assertThat(node.post(PATH, Node.python("1"), "Authorization", "Bearer secret").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void keys_addedListedRevoked_countWhileTheServiceRuns() throws Exception {
        Settings settings = Settings.of(Map.of("RUSTBOX_DATA_DIR", folder.resolve("data").toString()));
        try (Node node = Node.in(folder)) {
            assertThat(node.get("/api/languages").statusCode()).isEqualTo(200);
            String key = keys(settings, "add", "alice").strip();
            assertThat(keys(settings, "add", "bob").strip()).isNotEqualTo(key);
            await(() -> node.get("/api/languages").statusCode() == 401);
            assertThat(node.get("/api/languages", "X-API-Key", key).statusCode()).isEqualTo(200);
            assertThat(keys(settings, "list")).contains("alice", "bob").doesNotContain(key);

            keys(settings, "revoke", "alice");
            await(() -> node.get("/api/languages", "X-API-Key", key).statusCode() == 401);
            keys(settings, "revoke", "bob");
            Thread.sleep(1100); // longer than the service trusts what it knows of keys
            assertThat(node.get("/api/languages").statusCode()).as("no key left does not open it").isEqualTo(401);
        }
        try (var files = Files.list(folder.resolve("data"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("rbx_");
            }
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("data/rustbox.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void submit_moreThanTheRateLimit_is429() throws Exception {
        try (Node node = Node.in(folder, "RATE_LIMIT", "3")) {
            for (int i = 0; i < 3; i++) {
                assertThat(node.post("/api/submit", Node.python("1")).statusCode()).isEqualTo(202);
            }
            var response = node.post("/api/submit", Node.python("1"));

            assertError(response, 429, "too many");
            assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 20);
            assertThat(node.post("/api/submit", Node.python("1"), "X-Forwarded-For", "9.9.9.9").statusCode())
                    .as("a header that is not trusted").isEqualTo(429);
            assertThat(node.get("/api/languages").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void submit_behindAProxy_isLimitedByTheAddressThatTheProxySaw() throws Exception {
        try (Node node = Node.in(folder, "RATE_LIMIT", "1", "TRUST_PROXY_HEADERS", "true")) {
            assertThat(forwarded(node, "1.1.1.1, 2.2.2.2")).isEqualTo(202);
            assertThat(forwarded(node, "3.3.3.3, 2.2.2.2")).isEqualTo(429);
            assertThat(forwarded(node, "2.2.2.2, 1.1.1.1")).isEqualTo(202);
        }
    }

    @Test
    void submit_fullQueue_is503() throws Exception {
        try (Node node = Node.in(folder, "WORKERS", "1", "QUEUE_SIZE", "2")) {
            String slow = "{\"language\":\"py\",\"code\":\"import time; time.sleep(50)\",\"profile\":\"agent\"}";
            String running = Node.id(node.post("/api/submit", slow));
            await(() -> status(node, running).equals("running"));
            String first = Node.id(node.post("/api/submit", slow));
            String second = Node.id(node.post("/api/submit", slow));

            var response = node.post(PATH, slow);

            assertError(response, 503, "the queue is full: 2");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            for (String id : List.of(first, second, running)) {
                node.delete("/api/result/" + id);
            }
        }
    }

    @Test
    void batch_neverFits_is400AndSaysWhatDoes() throws Exception {
        String two = "{\"submissions\":[" + Node.python("1") + "," + Node.python("2") + "]}";
        try (Node node = Node.in(folder, "QUEUE_SIZE", "1")) {
            assertError(node.post("/api/batch", two), 400, "at most 1");
        }
        try (Node node = Node.in(folder, "RATE_LIMIT", "1")) {
            assertError(node.post("/api/batch", two), 400, "at most 1");
            assertError(node.post("/api/batch", two, "Idempotency-Key", "x"), 400, "Idempotency-Key: expected a UUID");
            assertThat(node.post("/api/submit", Node.python("1")).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void submit_waitInVain_is408AndGoesOn() throws Exception {
        try (Node node = Node.in(folder, "SYNC_WAIT_TIMEOUT_SECS", "1")) {
            var response = node.post(PATH, Node.python("import time; time.sleep(2); print('late')"));

            assertError(response, 408, "not done yet");
            ObjectNode result = node.awaitResult(Node.id(response));
            assertThat(result.path("stdout").asText()).isEqualTo("late\n");
        }
    }

    @Test
    void anything_fromAnAllowedOrigin_hasItsHeaders() throws Exception {
        try (Node node = Node.in(folder, "CORS_ORIGIN", "https://a.example, https://b.example")) {
            var allowed = node.get("/api/health", "Origin", "https://b.example");
            assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://b.example");
            var other = node.get("/api/health", "Origin", "https://c.example");
            assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            var preflight = node.send(node.request("/api/submit")
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .header("Origin", "https://a.example")
                    .header("Access-Control-Request-Method", "POST"));
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(value -> assertThat(value).contains("X-API-Key", "Idempotency-Key"));
        }
    }

    @Test
    void close_whileRunsAreOn_letsThemEndAndKeepsTheRest() throws Exception {
        List<String> ids;
        Node first = Node.in(folder, "WORKERS", "1", "DRAIN_TIMEOUT_SECS", "20");
        ObjectNode batch = Json.object();
        for (int i = 0; i < 3; i++) {
            batch.withArray("submissions").addObject().put("language", "py")
                    .put("code", "import time; time.sleep(0.5); print(" + i + ")");
        }
        try (first) {
            ids = List.of(Json.text(Node.json(first.post("/api/batch", Json.text(batch))).path("ids"))
                    .replaceAll("[\\[\\]\"]", "").split(","));
            await(() -> status(first, ids.getFirst()).equals("running"));
        }
        try (Node second = Node.in(folder, "WORKERS", "1")) {
            for (int i = 0; i < 3; i++) {
                assertThat(second.awaitResult(ids.get(i)).path("stdout").asText()).isEqualTo(i + "\n");
            }
        }
    }

    @Test
    void close_whileClientsWait_answersThem() throws Exception {
        Node node = Node.in(folder, "WORKERS", "1", "DRAIN_TIMEOUT_SECS", "60");
        String code = "import time; time.sleep(%s); print('done')";
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var ending = pool.submit(() -> node.post(PATH, Node.python(code.formatted("5"))));
            await(() -> Node.json(node.get("/api/health")).path("queue_depth").asInt() == 0
                    && node.get("/metrics").body().contains("rustbox_running 1"));
            var queued = pool.submit(() -> node.post(PATH, Node.python(code.formatted("0"))));
            await(() -> Node.json(node.get("/api/health")).path("queue_depth").asInt() == 1);

            node.stop();

            assertThat(Node.json(ending.get()).path("stdout").asText()).isEqualTo("done\n");
            assertError(queued.get(), 408, "not done yet");
        } finally {
            node.close();
        }
    }

    @Test
    void start_runThatNeverEnded_isGivenUpAfterTenAttempts() throws Exception {
        String id;
        try (Node node = Node.in(folder, "WORKERS", "1")) {
            String slow = Node.id(node.post("/api/submit", Node.python("import time; time.sleep(4)")));
            await(() -> status(node, slow).equals("running"));
            id = Node.id(node.post("/api/submit", Node.python("print(1)")));
        }
        try (Database database = Database.open(new DatabaseUrl.SqliteFile(folder.resolve("data/rustbox.db")))) {
            Submissions submissions = new Submissions(database);
            for (int i = 1; i <= 10; i++) {
                assertThat(submissions.begin(id, "dead", Instant.now()).orElseThrow().attempts()).isEqualTo(i);
            }
            submissions.giveBack(id, "another");
            assertThat(submissions.find(id).orElseThrow().status()).isEqualTo(Status.RUNNING);
        }
        try (Node node = Node.in(folder)) {
            ObjectNode result = node.awaitResult(id);
            assertThat(result.path("status").asText()).isEqualTo("error");
            assertThat(result.path("verdict").asText()).isEqualTo("IE");
            assertThat(result.path("error_message").asText()).contains("begun 10 times");
        }
    }

    @Test
    void start_smallerLimitsThanBefore_keepsTheWork() throws Exception {
        String id;
        try (Node node = Node.in(folder, "WORKERS", "1")) {
            String slow = Node.id(node.post("/api/submit", Node.python("import time; time.sleep(4)")));
            await(() -> status(node, slow).equals("running"));
            id = Node.id(node.post("/api/submit", Node.python("print(1234567890)")));
        }
        try (Node node = Node.in(folder, "MAX_CODE_BYTES", "5")) {
            Thread.sleep(1500); // in which it is offered to this node
            await(() -> status(node, id).equals("pending"));
        }
        try (Node node = Node.in(folder)) {
            assertThat(node.awaitResult(id).path("stdout").asText()).isEqualTo("1234567890\n");
        }
    }

    @Test
    void anything_databaseThatFails_is503UntilItAnswers() throws Exception {
        try (Node node = Node.in(folder)) {
            sql("ALTER TABLE submissions RENAME TO gone");
            var response = node.post("/api/submit", Node.python("1"));
            assertError(response, 503, "the database does not answer");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
            assertError(node.get("/api/health/ready"), 503, "the database does not answer");

            sql("ALTER TABLE gone RENAME TO submissions");
            assertThat(node.post("/api/submit", Node.python("1")).statusCode()).isEqualTo(202);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/rustbox.db"));
                Statement change = connection.createStatement()) {
            boolean _ = change.execute(statement);
        }
    }

    @Test
    void start_databaseOfARunningService_isRefused() throws Exception {
        try (Node _ = Node.in(folder)) {
            assertThatThrownBy(() -> Node.in(folder)).hasMessageContaining("another service uses this database");
        }
        Node.in(folder).close();
    }

    private static int forwarded(Node node, String addresses) throws Exception {
        return node.post("/api/submit", Node.python("1"), "X-Forwarded-For", addresses).statusCode();
    }

    private static String status(Node node, String id) throws Exception {
        return Node.json(node.get("/api/result/" + id)).path("status").asText();
    }

    private static String keys(Settings settings, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new KeysCommand(new PrintStream(out), new PrintStream(err)).run(settings, List.of(words));
        assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < deadline) {
            if (condition.call()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("it never came true");
    }
}
