package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page in headless Chromium, over the browser's own protocol: no driver whose version has to fit.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String SKIP_OR_FAIL =
            "Chromium is not installed (apt-get install chromium); -Drequire.kernel=chromium makes this a failure";

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<ObjectNode>> calls = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private Browser(Process process, int port) throws Exception {
        this.process = process;
        String tab = client.send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString())
                .body();
        URI address = URI.create(Json.object(tab).path("webSocketDebuggerUrl").asText());
        this.socket = client.newWebSocketBuilder().buildAsync(address, new Messages()).get(60, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Json.object());
        }
    }

    /** Starts a browser with its profile in {@code folder}. */
    static Browser start(Path folder) throws Exception {
        if (System.getProperty("require.kernel", "").contains("chromium")) {
            assertThat(CHROMIUM).as(SKIP_OR_FAIL).isExecutable();
        }
        assumeTrue(Files.isExecutable(CHROMIUM), SKIP_OR_FAIL);
        Path profile = Files.createDirectories(folder.resolve("profile"));
        Process process = new ProcessBuilder(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        Path portFile = profile.resolve("DevToolsActivePort");
        AccessIT.await(() -> Files.exists(portFile) && Files.readAllLines(portFile).size() >= 2);
        return new Browser(process, Integer.parseInt(Files.readAllLines(portFile).getFirst()));
    }

    void open(URI page) throws Exception {
        call("Page.navigate", Json.object().put("url", page.toString()));
    }

    /** {@return the value of a JavaScript expression} */
    JsonNode value(String expression) throws Exception {
        ObjectNode answer = call("Runtime.evaluate",
                Json.object().put("expression", expression).put("returnByValue", true).put("awaitPromise", true));
        assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
        return answer.path("result").path("value");
    }

    void await(String expression) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!value(expression).asBoolean()) {
            assertThat(System.nanoTime()).as(expression).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    void type(String text) throws Exception {
        call("Input.insertText", Json.object().put("text", text));
    }

    /** Presses a key with {@code modifiers}, 2 for control. */
    void press(String key, int code, int modifiers) throws Exception {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            call("Input.dispatchKeyEvent", Json.object().put("type", type).put("key", key).put("code", key)
                    .put("windowsVirtualKeyCode", code).put("modifiers", modifiers));
        }
    }

    /** Presses the enter key, which works the button, link or summary that has the focus. */
    void enter() throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            ObjectNode key = Json.object().put("type", type).put("key", "Enter").put("code", "Enter")
                    .put("windowsVirtualKeyCode", 13);
            call("Input.dispatchKeyEvent", type.equals("keyDown") ? key.put("text", "\r") : key);
        }
    }

    /** Writes what the whole page looks like. */
    void screenshot(Path file) throws Exception {
        ObjectNode picture = call("Page.captureScreenshot", Json.object().put("captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
    }

    void phone(int width, int height) throws Exception {
        call("Emulation.setDeviceMetricsOverride", Json.object().put("width", width).put("height", height)
                .put("deviceScaleFactor", 2).put("mobile", true));
    }

    void colourScheme(String scheme) throws Exception {
        ObjectNode parameters = Json.object();
        parameters.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", scheme);
        call("Emulation.setEmulatedMedia", parameters);
    }

    /** {@return the address of everything that was loaded} */
    List<String> requests() {
        return requests;
    }

    /** {@return exceptions, and errors of the browser} */
    List<String> problems() {
        return problems;
    }

    private ObjectNode call(String method, ObjectNode parameters) throws Exception {
        int id = lastId.incrementAndGet();
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        calls.put(id, answer);
        ObjectNode message = Json.object().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(Json.text(message), true).get(60, TimeUnit.SECONDS);
        ObjectNode answered = answer.get(60, TimeUnit.SECONDS);
        assertThat(answered.has("error")).as(method + ": " + answered).isFalse();
        return (ObjectNode) answered.path("result");
    }

    private void event(ObjectNode message) {
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" -> requests.add(parameters.path("request").path("url").asText());
            case "Runtime.exceptionThrown" -> problems.add(parameters.toString());
            case "Log.entryAdded" -> {
                if (parameters.path("entry").path("level").asText().equals("error")) {
                    problems.add(parameters.toString());
                }
            }
            default -> {}
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
        List<ProcessHandle> helpers = process.descendants().toList(); // they write to the profile to their end
        process.destroy();
        if (process.onExit().completeOnTimeout(null, 10, TimeUnit.SECONDS).join() == null) {
            process.destroyForcibly().onExit().join();
        }
        helpers.forEach(ProcessHandle::destroyForcibly);
        helpers.forEach(helper -> helper.onExit().join());
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                ObjectNode message = Json.object(text.toString());
                text.setLength(0);
                if (message.has("id")) {
                    calls.remove(message.path("id").asInt()).complete(message);
                } else {
                    event(message);
                }
            }
            webSocket.request(1);
            return null;
        }
    }
}
