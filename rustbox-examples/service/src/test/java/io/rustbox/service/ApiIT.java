package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.json.Json;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is submitted, alone and in batches, and what comes of it. */
class ApiIT extends ApiTests {
    @Test
    void submit_wait_isTheWholeResult() throws Exception {
        var response = node().post(
                "/api/submit?wait=true",
                "{\"language\":\"python\",\"code\":\"print(int(input())*2)\",\"stdin\":\"21\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        ObjectNode result = Node.json(response);
        assertThat(result.path("status").asText()).isEqualTo("completed");
        assertThat(result.path("verdict").asText()).isEqualTo("AC");
        assertThat(result.path("stdout").asText()).isEqualTo("42\n");
        assertThat(result.path("exit_code").asInt(-1)).isZero();
        assertThat(result.path("language").asText()).isEqualTo("python");
        assertThat(result.path("cpu_time").isNumber()).isTrue();
        assertThat(result.has("evidence_bundle")).isTrue();
        assertThat(result.has("verdict_provenance")).isTrue();
        assertThat(result).isEqualTo(node().awaitResult(Node.id(response)));
    }

    @Test
    void submit_noWait_isPolled() throws Exception {
        var response = node().post("/api/submit", Node.python("print(1)"));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(Node.json(response).size()).isOne();
        assertThat(node().awaitResult(Node.id(response)).path("stdout").asText()).isEqualTo("1\n");
    }

    @Test
    void submit_asTheClientsDo_isAccepted() throws Exception {
        var response = node().post(
                "/api/submit?wait=false",
                "{\"language\":\"py\",\"code\":\"print(1)\",\"stdin\":\"\",\"profile\":\"judge\"}",
                "Content-Type", "application/json", "X-API-Key", "anything");

        assertThat(response.statusCode()).isEqualTo(202);
        node().awaitResult(Node.id(response));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "exit(3)                        | RE",
        "import os; os.abort()          | SIG",
        "while True: pass               | TLE",
        "print('x' * 30_000_000)        | OLE",
    })
    void submit_otherVerdicts_areToldAsTheyAre(String code, String verdict) throws Exception {
        ObjectNode submission = Json.object().put("language", "python").put("code", code);
        submission.putObject("limits").put("cpu_seconds", 0.5).put("wall_seconds", 5);

        ObjectNode result = Node.json(node().post("/api/submit?wait=true", Json.text(submission)));

        assertThat(result.path("verdict").asText()).isEqualTo(verdict);
        assertThat(result.path("status").asText()).isEqualTo("completed");
    }

    @Test
    void submit_muchOutput_keepsItsBeginning() throws Exception {
        ObjectNode submission = Json.object()
                .put("language", "python")
                .put("code", "import sys; sys.stdout.write('\\1' * 6_000_000); sys.stderr.write('e' * 3_000_000)");
        submission.putObject("limits").put("output_mb", 10);

        ObjectNode result = Node.json(node().post("/api/submit?wait=true", Json.text(submission)));

        assertThat(result.path("verdict").asText()).isEqualTo("AC");
        assertThat(result.path("stdout").asText()).hasSize(1 << 20);
        assertThat(result.path("stderr").asText()).hasSize(1 << 20);
    }

    @Test
    void submit_expectedOutput_isCompared() throws Exception {
        ObjectNode submission = Json.object().put("language", "python").put("code", "print(int(input()) * 2)  ")
                .put("stdin", "21").put("expected_output", "42");
        ObjectNode right = Node.json(node().post("/api/submit?wait=true", Json.text(submission)));
        ObjectNode wrong =
                Node.json(node().post("/api/submit?wait=true", Json.text(submission.put("expected_output", "43"))));

        assertThat(right.path("verdict").asText()).isEqualTo("AC");
        assertThat(wrong.path("verdict").asText()).isEqualTo("WA");
        assertThat(wrong.path("status").asText()).isEqualTo("completed");
        assertThat(wrong.path("stdout").asText()).isEqualTo("42\n");
        assertThat(wrong.has("evidence_bundle")).isTrue();
    }

    @Test
    void submit_severalTests_haveAVerdictEachAndAreTold() throws Exception {
        ObjectNode submission = Json.object().put("language", "python")
                .put("code", "import time; time.sleep(2); n = int(input()); print(n * 2 if n < 3 else 0)");
        for (int i = 1; i <= 3; i++) {
            submission.withArray("tests").addObject().put("stdin", "" + i).put("expected_output", "" + 2 * i)
                    .put("points", i);
        }
        String id = Node.id(node().post("/api/submit", Json.text(submission)));

        String events = node().get("/api/result/" + id + "/events").body();

        ObjectNode result = node().awaitResult(id);
        assertThat(result.path("verdict").asText()).isEqualTo("WA");
        assertThat(result.path("tests").findValuesAsText("verdict")).containsExactly("AC", "AC", "WA");
        assertThat(result.path("points").asInt()).isEqualTo(3);
        assertThat(result.path("stdout").asText()).as("the first test that failed").isEqualTo("0\n");
        assertThat(events.lines().filter(line -> line.equals("event: test"))).hasSize(3);
    }

    @Test
    void submit_largestCodeAndStdin_run() throws Exception {
        String code = "print(len(input()))\n";
        ObjectNode submission = Json.object()
                .put("language", "python")
                .put("code", code + "#".repeat((64 << 10) - code.length()))
                .put("stdin", "x".repeat(256 << 10));

        ObjectNode result = Node.json(node().post("/api/submit?wait=true", Json.text(submission)));

        assertThat(result.path("stdout").asText()).isEqualTo("262144\n");
    }

    @Test
    void submit_charactersThatDatabasesMind_comeBack() throws Exception {
        ObjectNode submission = Json.object()
                .put("language", "python")
                .put("code",
                        "import sys; d = sys.stdin.buffer.read(); print(d); sys.stdout.flush(); sys.stdout.buffer.write(d + b'\\xff')")
                .put("stdin", "a\0b \ud83d\ude00");

        ObjectNode result = Node.json(node().post("/api/submit?wait=true", Json.text(submission)));

        assertThat(result.path("stdout").asText()).startsWith("b'a\\x00b \\xf0").contains("a\0b \ud83d\ude00");
        assertThat(result.path("stdout_base64").isTextual()).isTrue();
    }

    @Test
    void submit_sameKeyFromFiftyClients_runsOnceAndAnswersAll() throws Exception {
        UUID key = UUID.randomUUID();
        String body = Node.python("import os, time; time.sleep(0.3); print(os.urandom(16).hex())");
        List<Callable<String>> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(() -> {
                HttpResponse<String> response =
                        node().post("/api/submit?wait=true", body, "Idempotency-Key", key.toString());
                assertThat(response.statusCode()).isEqualTo(200);
                return response.body();
            });
        }

        Set<String> answers = new HashSet<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : pool.invokeAll(clients)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(Json.object(answers.iterator().next()).path("id").asText()).isEqualTo(key.toString());
        var again = node().post("/api/submit", body, "Idempotency-Key", key.toString());
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(node().get("/api/result/" + key).body()).isEqualTo(answers.iterator().next());
    }

    @Test
    void cancel_running_endsItAtOnce() throws Exception {
        String id = Node.id(node().post("/api/submit", "{\"language\":\"py\",\"code\":\"import time; time.sleep(100)\","
                + "\"profile\":\"agent\"}"));
        while (!Node.json(node().get("/api/result/" + id)).path("status").asText().equals("running")) {
            Thread.sleep(10);
        }

        var response = node().delete("/api/result/" + id);

        assertThat(response.statusCode()).isEqualTo(200);
        ObjectNode result = Node.json(response);
        assertThat(result.path("status").asText()).isEqualTo("error");
        assertThat(result.path("error_message").asText()).isEqualTo("cancelled by request");
        Instant cancelled = Instant.now();
        AccessIT.await(() -> node().get("/metrics").body().contains("rustbox_running 0"));
        assertThat(Instant.now()).as("the run's own end was far").isBefore(cancelled.plusSeconds(40));
        assertThat(node().get("/api/result/" + id).body()).isEqualTo(response.body());
        assertThat(node().delete("/api/result/" + id).body()).isEqualTo(response.body());
    }

    @Test
    void batch_several_runAll() throws Exception {
        ObjectNode batch = Json.object();
        for (int i = 0; i < 5; i++) {
            batch.withArray("submissions").addObject().put("language", "py").put("code", "print(" + i + ")");
        }

        var response = node().post("/api/batch", Json.text(batch));

        assertThat(response.statusCode()).isEqualTo(202);
        int i = 0;
        for (JsonNode id : Node.json(response).path("ids")) {
            assertThat(node().awaitResult(id.asText()).path("stdout").asText()).isEqualTo(i++ + "\n");
        }
        assertThat(i).isEqualTo(5);
    }

    @Test
    void batch_repeatedWithItsKey_runsOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        String one = Node.python("import os; print(os.urandom(8).hex())");
        String two = "{\"submissions\":[" + one + "," + one + "]}";

        var first = node().post("/api/batch", two, "Idempotency-Key", key);
        var again = node().post("/api/batch", two, "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        Set<String> outputs = new HashSet<>();
        for (JsonNode id : Node.json(first).path("ids")) {
            ObjectNode result = node().awaitResult(id.asText());
            outputs.add(result.path("stdout").asText());
            node().post("/api/batch", two, "Idempotency-Key", key);
            assertThat(node().awaitResult(id.asText())).isEqualTo(result);
        }
        assertThat(outputs).hasSize(2);
        assertError(node().post("/api/batch", two.replace("]", "," + one + "]"), "Idempotency-Key", key), 400,
                "used before, for another batch");
    }

    @Test
    void events_ofARun_endWithTheResult() throws Exception {
        String id = Node.id(node().post("/api/submit", Node.python("import time; time.sleep(3); print(1)")));

        var response = node().get("/api/result/" + id + "/events");

        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/event-stream"));
        List<String> events = response.body().lines().filter(line -> line.startsWith("event: ")).toList();
        assertThat(events).startsWith("event: status").endsWith("event: result");
        String last = response.body().lines().filter(line -> line.startsWith("data: ")).toList().getLast();
        assertThat(last.substring("data: ".length())).isEqualTo(node().get("/api/result/" + id).body());
        assertThat(node().get("/api/result/" + id + "/events").body()).startsWith("event: result\n");
        assertError(node().get("/api/result/" + UUID.randomUUID() + "/events"), 404, "no submission");
    }
}
