package io.rustbox.service;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node of the service in a process of its own, which can be killed. */
final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient client;

    private ServiceProcess(Process process, Path log, int port, HttpClient client) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.client = client;
    }

    /** Starts a node and waits until it answers. */
    static ServiceProcess start(Path folder, HttpClient client, Map<String, String> settings)
            throws IOException, InterruptedException {
        int port = Postgres.freePort();
        Path log = Files.createTempFile(folder, "node", ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.virtualThreadScheduler.parallelism=8",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"),
                "io.rustbox.service.Main"));
        builder.environment().keySet().removeIf(name -> name.startsWith("RUSTBOX_"));
        builder.environment().putAll(Map.of(
                "RUSTBOX_PORT", Integer.toString(port),
                "RUSTBOX_DATA_DIR", folder.resolve("data").toString(),
                "RUSTBOX_ENFORCEMENT_MODE", Node.mode()));
        settings.forEach((name, value) -> builder.environment().put("RUSTBOX_" + name, value));
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        ServiceProcess node = new ServiceProcess(process, log, port, client);
        node.awaitStart();
        return node;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** SIGKILL: nothing of the node runs any more after this. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. {@return the exit status} */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("does not stop");
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(120));
    }

    private void awaitStart() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (get("/api/health").statusCode() == 200) {
                    return;
                }
            } catch (ConnectException e) {
                Thread.sleep(20);
            }
        }
        kill();
        throw new AssertionError("no start: " + Files.readString(log));
    }
}
