package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A node that needs no key, with the real judge behind it. */
abstract class ApiTests {
    @TempDir
    private static Path folder;

    private static Node node;

    @BeforeAll
    static void start() throws Exception {
        node = Node.in(folder, "QUEUE_SIZE", "1000", "SYNC_WAIT_TIMEOUT_SECS", "20");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static Node node() {
        return node;
    }

    static void assertError(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        ObjectNode body = Node.json(response);
        assertThat(body.path("error").asText()).contains(error).doesNotContain("Exception", "io.rustbox", "\tat ");
    }
}
