package io.rustbox.service.example;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Takes messages of the service and trusts none whose signature is not right.
 *
 * <p>A message may come more than once, when an answer was lost on its way: its id, the same each time, tells. The library
 * also refuses messages of another time than now, which someone may have kept to send them again.
 */
public final class WebhookReceiver implements AutoCloseable {
    private final Webhook webhook;
    private final Consumer<String> results;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    private WebhookReceiver(Webhook webhook, Consumer<String> results, HttpServer server) {
        this.webhook = webhook;
        this.results = results;
        this.server = server;
    }

    /**
     * Starts to receive on a port of this host.
     *
     * @param secret {@code whsec_…}, as it was submitted
     * @param results is handed each result, as JSON, once
     */
    public static WebhookReceiver start(int port, String secret, Consumer<String> results)
            throws IOException, EmptyWebhookSecretException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        WebhookReceiver receiver = new WebhookReceiver(new Webhook(secret), results, server);
        var _ = server.createContext("/", receiver::receive);
        server.start();
        return receiver;
    }

    /** Receives on the port that is the first argument, with the secret that is the second one, and prints results. */
    public static void main(String[] arguments) throws IOException, EmptyWebhookSecretException {
        WebhookReceiver receiver = start(Integer.parseInt(arguments[0]), arguments[1], System.out::println);
        System.err.println("receiving on port " + receiver.port());
    }

    /** {@return the port that it receives on} */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                webhook.verify(body, headers(exchange));
            } catch (WebhookVerificationException e) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (seen.add(exchange.getRequestHeaders().getFirst("webhook-id"))) {
                results.accept(body);
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }
}
