package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes are killed under load, again and again: whatever was answered with 202 ends with one result that never changes.
 * {@code -Drustbox.service.kills=50} says how often.
 */
class NodeKillIT {
    private static final int KILLS = Integer.getInteger("rustbox.service.kills", 3);
    private static final int CLIENTS = 3;
    private static final int DATABASE_BUSY = 503;
    /** A host that starts JVMs all the time may keep a program waiting: its verdict is not what this is about. */
    private static final int PATIENT_WALL_SECONDS = 15;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(KILLS);

    /** What is expected of each submission that was answered with 202. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    private final Map<String, String> firstSeen = new HashMap<>();
    private final List<ServiceProcess> nodes = new CopyOnWriteArrayList<>();
    private final AtomicBoolean loading = new AtomicBoolean(true);

    @AfterEach
    void stop() {
        nodes.forEach(ServiceProcess::close);
    }

    @Test
    void kill_embeddedDatabase_losesNothing() throws Exception {
        Map<String, String> settings = Map.of("WORKERS", "2", "QUEUE_SIZE", "30");
        nodes.add(ServiceProcess.start(folder, client, settings));
        try (Load _ = new Load()) {
            for (int i = 0; i < KILLS; i++) {
                awaitMoreWork();
                killAndReplace(0, settings);
                look();
            }
        }
        awaitAll();
        nodes.getFirst().close();
    }

    @Test
    void kill_oneOfTwoNodesOnPostgresql_losesNothing() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            Map<String, String> settings =
                    Map.of("WORKERS", "1", "QUEUE_SIZE", "30", "DATABASE_URL", postgres.url());
            nodes.add(ServiceProcess.start(folder, client, settings));
            nodes.add(ServiceProcess.start(folder, client, settings));
            try (Load _ = new Load()) {
                for (int i = 0; i < KILLS; i++) {
                    awaitMoreWork();
                    killAndReplace(i % 2, settings);
                    look();
                }
            }
            // One node alone takes over what the other one had begun.
            nodes.get(1).kill();
            nodes.remove(1);
            awaitAll();
            nodes.getFirst().close();
            ServiceProcess.start(folder, client, settings).close(); // its start sweeps the control groups of the killed
        }
    }

    /** Kills prove nothing before there is something to lose: a node that has just started takes its time. */
    private void awaitMoreWork() throws Exception {
        int before = accepted.size();
        int ended = firstSeen.size();
        AccessIT.await(() -> {
            look();
            // Or what is begun first is broken off by every kill, until it is given up.
            return accepted.size() > before && firstSeen.size() > ended;
        });
        Thread.sleep(random.nextInt(1000));
    }

    private void killAndReplace(int index, Map<String, String> settings) throws Exception {
        nodes.get(index).kill();
        nodes.set(index, ServiceProcess.start(folder, client, settings));
    }

    private void awaitAll() throws Exception {
        while (!missing().isEmpty()) {
            int ended = firstSeen.size();
            AccessIT.await(() -> {
                look();
                return firstSeen.size() > ended;
            });
        }
        assertThat(accepted).isNotEmpty();
        firstSeen.forEach((id, body) -> {
            ObjectNode result = Json.object(body);
            assertThat(result.path("status").asText()).as(body).isEqualTo("completed");
            if (result.path("verdict").asText().equals("TLE")) { // the host stood still: the program had no processor
                assertThat(result.path("cpu_time").asDouble()).as(body).isLessThan(1);
            } else {
                assertThat(result.path("stdout").asText()).as(body).isEqualTo(accepted.get(id) + "\n");
            }
        });
        for (String id : accepted.keySet()) {
            AccessIT.await(() -> nodes.getFirst().get("/api/result/" + id).statusCode() != DATABASE_BUSY);
            assertThat(nodes.getFirst().get("/api/result/" + id).body()).isEqualTo(firstSeen.get(id));
        }
    }

    private List<String> missing() {
        return accepted.keySet().stream().filter(id -> !firstSeen.containsKey(id)).toList();
    }

    /** Looks at every submission without a result so far; one that was accepted is never unknown. */
    private void look() throws IOException, InterruptedException {
        for (String id : missing()) {
            HttpResponse<String> response = nodes.getFirst().get("/api/result/" + id);
            if (response.statusCode() == DATABASE_BUSY) {
                continue; // nothing is said of any submission
            }
            assertThat(response.statusCode()).as(id).isEqualTo(200);
            if (!Json.object(response.body()).path("completed_at").isNull()) {
                firstSeen.put(id, response.body());
            }
        }
    }

    /** Clients that submit to whatever node is there, and note what was accepted. */
    private final class Load implements AutoCloseable {
        private final List<CompletableFuture<Void>> threads;

        Load() {
            threads = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> CompletableFuture.runAsync(() -> submitUntilTold(number),
                            Thread::startVirtualThread))
                    .toList();
        }

        private void submitUntilTold(int number) {
            for (int i = 0; loading.get(); i++) {
                String key = UUID.randomUUID().toString();
                String expected = number + " " + i;
                ServiceProcess node = nodes.get(i % nodes.size());
                try {
                    ObjectNode submission = Json.object(
                            Node.python("import time; time.sleep(0.05); print('" + expected + "')"));
                    submission.putObject("limits").put("wall_seconds", PATIENT_WALL_SECONDS);
                    String body = Json.text(submission);
                    if (node.post("/api/submit", body, "Idempotency-Key", key).statusCode() == 202) {
                        accepted.put(key, expected);
                    }
                    Thread.sleep(100);
                } catch (IOException e) {
                    // The node is being killed: nothing was promised.
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            loading.set(false);
            threads.forEach(CompletableFuture::join);
        }
    }
}
