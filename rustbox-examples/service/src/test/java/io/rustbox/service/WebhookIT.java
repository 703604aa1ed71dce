package io.rustbox.service;

import static io.rustbox.service.ApiTests.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rustbox.service.example.WebhookReceiver;
import io.rustbox.service.json.Json;
import io.rustbox.service.webhook.RetrySchedule;
import io.rustbox.service.webhook.Webhooks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to webhooks, from the submission to a receiver on this host. */
class WebhookIT {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final RetrySchedule QUICK = new RetrySchedule(Collections.nCopies(4, Duration.ofMillis(200)));

    @TempDir
    private Path folder;

    private record Received(Headers headers, String body) {}

    /** A receiver that answers with each of {@code statuses} in turn, the last one for ever. */
    private static final class Receiver implements AutoCloseable {
        private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Receiver(HttpServer server, Integer... statuses) {
            this.server = server;
            List<Integer> answers = new ArrayList<>(List.of(statuses));
            server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                received.add(new Received(exchange.getRequestHeaders(), body));
                exchange.sendResponseHeaders(answers.size() > 1 ? answers.removeFirst() : answers.getFirst(), -1);
                exchange.close();
            });
            server.start();
        }

        static Receiver plain(Integer... statuses) throws IOException {
            return new Receiver(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), statuses);
        }

        int port() {
            return server.getAddress().getPort();
        }

        Received next() throws InterruptedException {
            Received next = received.poll(120, TimeUnit.SECONDS);
            assertThat(next).as("a message").isNotNull();
            return next;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void message_onAResult_isSignedAndTheResultItself() throws Exception {
        try (Receiver receiver = Receiver.plain(200);
                Node node = Node.in(folder, "ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            String id = submit(node, "http://127.0.0.1:" + receiver.port() + "/hook");

            Received message = receiver.next();

            assertThat(message.headers().getFirst("webhook-id")).isEqualTo("msg_" + id);
            String timestamp = message.headers().getFirst("webhook-timestamp");
            assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                    .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(1));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            byte[] signed = mac.doFinal(("msg_" + id + "." + timestamp + "." + message.body())
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(message.headers().getFirst("webhook-signature"))
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));
            assertThat(message.headers().getFirst("Content-Type")).startsWith("application/json");
            ObjectNode result = node.awaitResult(id);
            AccessIT.await(() -> webhook(node, id).path("status").asText().equals("delivered"));
            result.remove("webhook");
            assertThat(result).isEqualTo(Json.object(message.body()));
            assertThat(result.toString()).doesNotContain(SECRET);
            JsonNode attempt = webhook(node, id).path("attempts").path(0);
            assertThat(attempt.path("status_code").asInt()).isEqualTo(200);
            assertThat(attempt.path("error").isNull()).isTrue();
            assertThat(node.awaitResult(id).path("webhook")).isEqualTo(webhook(node, id));
        }
    }

    @Test
    void message_receiverFailsAtFirst_isRepeatedWithTheSameId() throws Exception {
        try (Receiver receiver = Receiver.plain(500, 429, 408, 204);
                Node node = quick("ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            String id = submit(node, "http://localhost:" + receiver.port() + "/");

            for (int i = 0; i < 4; i++) {
                assertThat(receiver.next().headers().getFirst("webhook-id")).isEqualTo("msg_" + id);
            }
            AccessIT.await(() -> webhook(node, id).path("status").asText().equals("delivered"));
            assertThat(webhook(node, id).path("attempts").findValuesAsText("status_code"))
                    .containsExactly("500", "429", "408", "204");
        }
    }

    @Test
    void message_refusedOrExhausted_isFailedAndDeliveredByHand() throws Exception {
        try (Receiver receiver = Receiver.plain(410, 500, 500, 200);
                Node node = quick("ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            String id = submit(node, "http://localhost:" + receiver.port() + "/");
            AccessIT.await(() -> webhook(node, id).path("status").asText().equals("failed"));
            assertThat(webhook(node, id).path("attempts")).hasSize(1);

            var response = node.post("/api/webhooks/" + id + "/redeliver", "");

            assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
            AccessIT.await(() -> webhook(node, id).path("status").asText().equals("delivered"));
            assertThat(webhook(node, id).path("attempts").findValuesAsText("status_code"))
                    .containsExactly("410", "500", "500", "200");
        }
    }

    @Test
    void message_nodeKilledBeforeDelivery_isDeliveredAfterItsRestart() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        Map<String, String> settings = Map.of("ALLOW_LOCALHOST_WEBHOOKS", "true");
        int port = Postgres.freePort();
        String id;
        try (ServiceProcess node = ServiceProcess.start(folder, client, settings)) {
            id = Json.object(node.post("/api/submit?wait=true", body("http://127.0.0.1:" + port + "/")).body())
                    .path("id").asText();
            AccessIT.await(() -> !Json.object(node.get("/api/webhooks/" + id).body()).path("attempts").isEmpty());
            node.kill();
        }
        BlockingQueue<String> results = new LinkedBlockingQueue<>();
        try (WebhookReceiver _ = WebhookReceiver.start(port, SECRET, results::add);
                ServiceProcess _ = ServiceProcess.start(folder, client, settings)) {
            String result = results.poll(120, TimeUnit.SECONDS);

            assertThat(result).isNotNull().contains(id);
        }
    }

    @Test
    void receiver_wrongSignature_is401() throws Exception {
        BlockingQueue<String> results = new LinkedBlockingQueue<>();
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
        try (WebhookReceiver receiver = WebhookReceiver.start(0, other, results::add);
                Node node = Node.in(folder, "ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            String id = submit(node, "http://127.0.0.1:" + receiver.port() + "/");

            AccessIT.await(() -> webhook(node, id).path("status").asText().equals("failed"));
            assertThat(webhook(node, id).path("attempts").path(0).path("status_code").asInt()).isEqualTo(401);
            assertThat(results).isEmpty();
        }
    }

    @Test
    void message_overTls_goesToTheNameOfTheCertificateOnly() throws Exception {
        KeyStore store = selfSigned();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext ours = SSLContext.getInstance("TLS");
        ours.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ours));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext theirs = SSLContext.getInstance("TLS");
        theirs.init(null, trust.getTrustManagers(), null);
        try (Receiver receiver = new Receiver(server, 200);
                Node node = Node.with(
                        (database, settings, metrics) -> Webhooks.of(
                                database, settings, metrics, QUICK, new DefaultClientTlsStrategy(theirs)),
                        folder, "ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            String id = submit(node, "https://localhost:" + receiver.port() + "/");
            assertThat(receiver.next().headers().getFirst("webhook-id")).isEqualTo("msg_" + id);

            String wrongName = submit(node, "https://127.0.0.1:" + receiver.port() + "/");
            AccessIT.await(() -> !webhook(node, wrongName).path("attempts").isEmpty());
            assertThat(webhook(node, wrongName).path("attempts").path(0).path("error").asText()).contains("SSL");
        }
    }

    @Test
    void submit_urlThatIsNotAllowed_is400() throws Exception {
        try (Node node = Node.in(folder)) {
            for (String url : List.of("http://example.org/", "https://127.0.0.1/", "https://[::ffff:10.0.0.1]/",
                    "https://0x7f000001/", "https://017700000001/", "https://169.254.169.254/", "https://localhost/")) {
                assertError(node.post("/api/submit", body(url)), 400, "webhook_url");
            }
            String id = Node.id(node.post("/api/submit?wait=true", Node.python("1")));
            assertError(node.get("/api/webhooks/" + id), 404, "no webhook");
            assertError(node.post("/api/webhooks/" + id + "/redeliver", ""), 404, "no webhook");
        }
    }

    private Node quick(String... settings) throws Exception {
        return Node.with(
                (database, all, metrics) -> Webhooks.of(
                        database, all, metrics, QUICK, DefaultClientTlsStrategy.createSystemDefault()),
                folder, settings);
    }

    private static String submit(Node node, String url) throws Exception {
        return Node.id(node.post("/api/submit", body(url)));
    }

    private static String body(String url) {
        return Json.text(Json.object()
                .put("language", "python")
                .put("code", "print('ä')")
                .put("webhook_url", url)
                .put("webhook_secret", SECRET));
    }

    private static ObjectNode webhook(Node node, String id) throws Exception {
        return Node.json(node.get("/api/webhooks/" + id));
    }

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost",
                "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-storepass", "changeit",
                "-keystore", file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        return store;
    }
}
