package io.rustbox.service.config;

import io.rustbox.evidence.Mode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How the service is to run. Immutable.
 *
 * @param host the address to listen on; empty for all of them if a key is needed, and the loopback one if none is
 * @param port 0 for any that is free
 * @param mode what programs run behind
 * @param queueSize submissions that may wait for a worker
 * @param maxOutput what is kept of each stream of a run, in bytes
 * @param apiKey one that is accepted beside those in the database
 * @param nodeId this node among those that share the database
 * @param retention how long results are kept; empty for ever
 * @param rateLimit requests that start something, per minute and key or client address; 0 for any number
 */
public record Settings(
        Optional<String> host,
        int port,
        Mode mode,
        int workers,
        int queueSize,
        int maxOutput,
        DatabaseUrl database,
        Optional<String> apiKey,
        String nodeId,
        Sizes sizes,
        Duration syncWait,
        Duration webhookTimeout,
        Duration drain,
        Optional<Duration> retention,
        int rateLimit,
        Switch trustProxyHeaders,
        Switch localhostWebhooks,
        List<String> corsOrigins) {
    private static final int LONGEST_SECONDS = 24 * 60 * 60;

    /** Variables with our prefix that the launcher script reads. */
    private static final Set<String> OF_LAUNCHER = Set.of("RUSTBOX_JAVA", "RUSTBOX_JAVA_OPTIONS");

    /**
     * What a request may bring, in bytes.
     *
     * @param body of a whole request
     */
    public record Sizes(int code, int stdin, int body) {}

    public Settings {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /**
     * Reads the settings from an environment.
     *
     * @throws BadSettingException for the first value that can't be followed
     */
    public static Settings of(Map<String, String> variables) throws BadSettingException {
        Environment environment = new Environment(variables);
        Path folder = Path.of(environment.text("DATA_DIR").orElse(dataFolder(variables)));
        Settings settings = new Settings(
                environment.text("HOST"),
                (int) environment.whole("PORT", 4096, 0, 65535),
                environment.parsed("ENFORCEMENT_MODE", Settings::mode).orElse(Mode.STRICT),
                (int) environment.whole("WORKERS", Runtime.getRuntime().availableProcessors(), 1, 1024),
                (int) environment.whole("QUEUE_SIZE", 100, 1, 1_000_000),
                (int) environment.whole("MAX_OUTPUT_BYTES", 1 << 20, 0, 64 << 20),
                environment.parsed("DATABASE_URL", DatabaseUrl::parse)
                        .orElse(new DatabaseUrl.SqliteFile(folder.resolve("rustbox.db"))),
                environment.text("API_KEY"),
                environment.parsed("NODE_ID", Settings::nodeId).orElseGet(Settings::hostName),
                sizes(environment),
                seconds(environment, "SYNC_WAIT_TIMEOUT_SECS", 30),
                seconds(environment, "WEBHOOK_TIMEOUT_SECS", 10),
                seconds(environment, "DRAIN_TIMEOUT_SECS", 35),
                Optional.of(Duration.ofHours(environment.whole("RETENTION_HOURS", 7 * 24, 0, 100 * 366 * 24)))
                        .filter(Duration::isPositive),
                (int) environment.whole("RATE_LIMIT", 0, 0, 1_000_000),
                environment.flag("TRUST_PROXY_HEADERS"),
                environment.flag("ALLOW_LOCALHOST_WEBHOOKS"),
                environment.parsed("CORS_ORIGIN", Settings::origins).orElse(List.of()));
        environment.end(OF_LAUNCHER);
        return settings;
    }

    private static Sizes sizes(Environment environment) throws BadSettingException {
        int code = (int) environment.whole("MAX_CODE_BYTES", 64 << 10, 1, 64 << 20);
        int stdin = (int) environment.whole("MAX_STDIN_BYTES", 256 << 10, 0, 64 << 20);
        // Escaped in JSON, most text grows little; a body must not be refused before its parts are.
        long least = Math.max(1 << 20, 2L * (code + stdin));
        return new Sizes(code, stdin, (int) environment.whole("MAX_BODY_BYTES", least, 1024, 512 << 20));
    }

    private static Duration seconds(Environment environment, String name, int otherwise) throws BadSettingException {
        return Duration.ofSeconds(environment.whole(name, otherwise, 1, LONGEST_SECONDS));
    }

    private static Mode mode(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "strict" -> Mode.STRICT;
            case "permissive" -> Mode.PERMISSIVE;
            default -> throw new IllegalArgumentException("expected strict or permissive, found \"" + text + "\"");
        };
    }

    private static String nodeId(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("expected up to 64 letters, digits and . _ -, found \"" + text + "\"");
        }
        return text;
    }

    private static List<String> origins(String text) {
        List<String> origins = Arrays.stream(text.split(",")).map(String::strip).toList();
        for (String origin : origins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/\\s]+")) {
                throw new IllegalArgumentException(
                        "expected * or origins such as https://example.org, found \"" + origin + "\"");
            }
        }
        return origins;
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
            return name.substring(0, Math.min(name.length(), 64));
        } catch (UnknownHostException e) {
            return "node-" + UUID.randomUUID();
        }
    }

    private static String dataFolder(Map<String, String> variables) {
        String home = variables.getOrDefault("HOME", System.getProperty("user.home"));
        String shared = variables.getOrDefault("XDG_DATA_HOME", home + "/.local/share");
        return System.getProperty("user.name").equals("root") ? "/var/lib/rustbox" : shared + "/rustbox";
    }
}
