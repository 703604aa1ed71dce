package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a node tells about itself. */
class ApiNodeIT extends ApiTests {
    @Test
    void head_isGetWithoutABody() throws Exception {
        HttpRequest.BodyPublisher none = HttpRequest.BodyPublishers.noBody();
        for (String path : List.of("/api/health", "/api/health/ready", "/api/languages", "/metrics",
                "/api/result/" + UUID.randomUUID(), "/api/webhooks/x")) {
            var head = node().send(node().request(path).method("HEAD", none));

            assertThat(head.statusCode()).as(path).isEqualTo(node().get(path).statusCode());
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void health_always_tellsAboutTheNode() throws Exception {
        var response = node().get("/api/health", "X-Request-Id", "abc-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Rustbox-Warning")).isPresent();
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("abc-1");
        ObjectNode health = Node.json(response);
        assertThat(health.path("status").asText()).isEqualTo("ok");
        assertThat(health.path("enforcement_mode").asText()).isEqualTo(Node.mode());
        assertThat(health.path("cgroup_backend").asText()).isIn("v1", "v2", "none");
        assertThat(health.path("namespace_support").isBoolean()).isTrue();
        assertThat(health.path("workers").asInt()).isPositive();
        assertThat(health.path("queue_depth").isInt()).isTrue();
        assertThat(health.path("node_id").asText()).isNotEmpty();
    }

    @Test
    void ready_strictOrNot_isWhatARunShows() throws Exception {
        var response = node().get("/api/health/ready");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(Node.mode().equals("strict") ? 200 : 503);
    }

    @Test
    void languages_always_areIds() throws Exception {
        assertThat(node().get("/api/languages").body()).startsWith("[\"").contains("\"python\"");
    }

    @Test
    void metrics_afterRuns_countThem() throws Exception {
        node().post("/api/submit?wait=true", Node.python("print(1)"));

        assertThat(node().get("/metrics").body())
                .contains("rustbox_executions_total{language=\"python\",verdict=\"AC\"}")
                .contains("rustbox_queue_depth")
                .contains("jvm_memory_used_bytes");
    }
}
