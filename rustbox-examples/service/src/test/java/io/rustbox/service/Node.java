package io.rustbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.judge.Judge;
import io.rustbox.language.Languages;
import io.rustbox.service.config.BadSettingException;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.Json;
import io.rustbox.service.webhook.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A node of the service in this process, and a client of it. */
final class Node implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Service service;

    private Node(Service service) {
        this.service = service;
    }

    /** Starts a node with its data in {@code folder}; {@code settings} are pairs of names, without prefix, and values. */
    static Node in(Path folder, String... settings) throws BadSettingException {
        return with(Webhooks::of, folder, settings);
    }

    static Node with(Service.DeliveriesOf deliveries, Path folder, String... settings) throws BadSettingException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "RUSTBOX_DATA_DIR", folder.resolve("data").toString(),
                "RUSTBOX_PORT", "0",
                "RUSTBOX_ENFORCEMENT_MODE", mode()));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("RUSTBOX_" + settings[i], settings[i + 1]);
        }
        return new Node(Service.start(Settings.of(environment), deliveries));
    }

    static String mode() {
        return System.getProperty("user.name").equals("root") ? "strict" : "permissive";
    }

    static Judge judge() {
        return mode().equals("strict") ? Judge.strict(Languages.builtIn()) : Judge.permissive(Languages.builtIn());
    }

    int port() {
        return service.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(120));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(headed(request(path), headers));
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(headed(request(path).POST(HttpRequest.BodyPublishers.ofString(body)), headers));
    }

    HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** {@return the result of a submission, once there is one} */
    ObjectNode awaitResult(String id) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < deadline) {
            ObjectNode result = json(get("/api/result/" + id));
            if (!result.path("completed_at").isNull()) {
                return result;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no result of " + id);
    }

    static ObjectNode json(HttpResponse<String> response) {
        return Json.object(response.body());
    }

    static String python(String code) {
        return Json.text(Json.object().put("language", "python").put("code", code));
    }

    static String id(HttpResponse<String> response) {
        JsonNode id = json(response).path("id");
        if (!id.isTextual()) {
            throw new AssertionError("no id: " + response.statusCode() + " " + response.body());
        }
        return id.textValue();
    }

    private static HttpRequest.Builder headed(HttpRequest.Builder request, String... headers) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Stops the service; the client still gets its answers. */
    void stop() {
        service.close();
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
