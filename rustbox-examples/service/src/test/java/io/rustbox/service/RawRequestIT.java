package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that no well-behaved client sends, byte by byte. */
class RawRequestIT {
    @TempDir
    private static Path folder;

    private static Node node;

    @BeforeAll
    static void start() throws Exception {
        node = Node.in(folder, "TRUST_PROXY_HEADERS", "true", "RATE_LIMIT", "1000");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, DELETE",
        "POST, DELETE",
        "GET, MADEUP",
    })
    void anything_methodOverride_isRefused(String method, String override) throws Exception {
        assertError(
                answer(method + " /api/result/x HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: " + override),
                400,
                "X-HTTP-Method-Override");
        assertThat(node.get("/metrics").body()).doesNotContain("MADEUP");
    }

    @Test
    void anything_madeUpMethod_isCountedAsOther() throws Exception {
        var _ = answer("BREW /api/health HTTP/1.1\r\nHost: localhost");

        assertThat(node.get("/metrics").body()).doesNotContain("BREW").contains("method=\"other\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost:1", "https://localhost.evil.example"})
    void submit_fromAnotherSite_is403(String origin) throws Exception {
        assertError(
                answer("POST /api/submit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nOrigin: " + origin),
                403,
                "RUSTBOX_CORS_ORIGIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "10.0.0.1"})
    void anything_foreignNameOfAKeylessLoopbackService_is403(String host) throws Exception {
        assertError(answer("GET /api/languages HTTP/1.1\r\nHost: " + host), 403, "localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:4096", "127.0.0.1:1", "127.1.2.3", "[::1]", "[::1]:4096"})
    void anything_ownNameAndOrigin_isAnswered(String host) throws Exception {
        assertThat(answer("GET /api/languages HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "", ",,,", "garbage", "1.2.3.4:5", "[::1]:9", "a\r\nX-Forwarded-For: ,"})
    void languages_oddForwardedFor_isAnswered(String forwarded) throws Exception {
        assertThat(answer("GET /api/languages HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + forwarded))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void anything_badEscapeOrHugeHeader_isAnErrorInJson() throws Exception {
        assertError(answer("GET /api/result/%zz HTTP/1.1\r\nHost: localhost"), 400, "path");
        assertError(answer("GET /api/result/a%2fb HTTP/1.1\r\nHost: localhost"), 404, "no submission");
        assertError(answer("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(10_000)), 431, "too large");
        assertError(answer("nonsense"), 400, "HTTP");
    }

    @Test
    void submit_bodyThatStopsComing_isGivenUp() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            socket.getOutputStream()
                    .write("POST /api/submit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoTimeout(120_000);

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertError(answer, 408, "the body did not arrive in time");
        }
    }

    @Test
    void events_readerThatGoesAway_isNoError() throws Exception {
        ObjectNode submission = Json.object().put("language", "python").put("code", "import time; time.sleep(0.2)");
        for (int i = 0; i < 6; i++) {
            var _ = submission.withArray("tests").addObject().put("stdin", "").put("expected_output", "");
        }
        Logger root = (Logger) LoggerFactory.getLogger("io.rustbox.service.http");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            String id = Node.id(node.post("/api/submit", Json.text(submission)));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write(("GET /api/result/" + id + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            var _ = node.awaitResult(id);
            AccessIT.await(() -> !node.get("/metrics").body().contains("rustbox_running 1"));
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
    }

    private static void assertError(String answer, int status, String error) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/json");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(Json.object(body).path("error").asText()).contains(error);
    }

    private static String answer(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            socket.getOutputStream()
                    .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
