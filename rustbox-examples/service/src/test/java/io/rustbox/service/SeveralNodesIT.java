package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with one database: whatever one of them does, the other one knows. */
class SeveralNodesIT {
    private static final String SLEEP = "import time; time.sleep(30)";

    @TempDir
    private static Path folder;

    private static Postgres postgres;
    private static Node a;
    private static Node b;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Both find an empty database, and both make its tables.
            Future<Node> other = threads.submit(() -> node("b"));
            a = node("a");
            b = other.get();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (Node node : new Node[]{a, b}) {
            if (node != null) {
                node.close();
            }
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private static Node node(String name) throws Exception {
        return Node.in(folder.resolve(name), "DATABASE_URL", postgres.url(), "NODE_ID", name, "WORKERS", "1",
                "QUEUE_SIZE", "1000", "SYNC_WAIT_TIMEOUT_SECS", "60");
    }

    private static Node named(String id) {
        return id.equals("a") ? a : b;
    }

    private static Node other(Node node) {
        return node == a ? b : a;
    }

    /** Keeps one of the nodes busy. {@return the submission's id} */
    private static String occupyOne() throws Exception {
        String id = Node.id(a.post("/api/submit", "{\"language\":\"py\",\"code\":\"" + SLEEP
                + "\",\"limits\":{\"wall_seconds\":40}}"));
        AccessIT.await(() -> Node.json(a.get("/api/result/" + id)).path("status").asText().equals("running"));
        return id;
    }

    private static Node busyNode() throws Exception {
        boolean atA = a.get("/metrics").body().contains("rustbox_running 1");
        assertThat(atA).isNotEqualTo(b.get("/metrics").body().contains("rustbox_running 1"));
        return atA ? a : b;
    }

    @Test
    void submit_waitAtABusyNode_isAnsweredByTheOnesOwnWork() throws Exception {
        String occupying = occupyOne();
        Node busy = busyNode();
        try {
            for (int i = 0; i < 5; i++) {
                ObjectNode result = Node.json(busy.post("/api/submit?wait=true", Node.python("print(" + i + ")")));
                assertThat(result.path("stdout").asText()).isEqualTo(i + "\n");
                assertThat(named(result.path("node_id").asText())).isSameAs(other(busy));
            }
            String followed = Node.id(busy.post("/api/submit", Node.python("import time; time.sleep(3); print(1)")));
            String events = busy.get("/api/result/" + followed + "/events").body();
            assertThat(events).contains("\"status\":\"running\"").contains("event: result");
        } finally {
            busy.delete("/api/result/" + occupying);
        }
    }

    @Test
    void cancel_atTheOtherNode_endsTheRun() throws Exception {
        String occupying = occupyOne();
        Node busy = busyNode();

        ObjectNode cancelled = Node.json(other(busy).delete("/api/result/" + occupying));

        assertThat(cancelled.path("error_message").asText()).isEqualTo("cancelled by request");
        AccessIT.await(() -> busy.get("/metrics").body().contains("rustbox_running 0"));
        Instant ended = Instant.now();
        assertThat(ended).as("the run's own end was far").isBefore(
                Instant.parse(cancelled.path("started_at").asText()).plusSeconds(25));
    }

    @Test
    void submit_sameKeyAtBothNodes_runsOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = Node.python("import os, time; time.sleep(0.3); print(os.urandom(16).hex())");
        List<Callable<HttpResponse<String>>> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Node node = i % 2 == 0 ? a : b;
            clients.add(() -> node.post("/api/submit?wait=true", body, "Idempotency-Key", key));
        }
        Set<String> answers = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(clients)) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
                answers.add(answer.get().body());
            }
        }

        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).contains(key);
    }
}
