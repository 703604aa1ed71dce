package io.rustbox.service;

import static io.rustbox.service.ApiTests.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are old enough are forgotten, and nothing else is. */
class RetentionIT {
    @TempDir
    private Path folder;

    @Test
    void start_oldResults_areDeletedWithTheirWebhooksAndKeys() throws Exception {
        UUID key = UUID.randomUUID();
        String old;
        String undelivered;
        String recent;
        try (Node node = Node.in(folder, "ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            old = Node.id(node.post("/api/submit?wait=true", Node.python("print(1)"), "Idempotency-Key",
                    key.toString()));
            undelivered = Node.id(node.post("/api/submit?wait=true",
                    "{\"language\":\"py\",\"code\":\"1\",\"webhook_url\":\"http://127.0.0.1:1/\"}"));
            AccessIT.await(() -> !Node.json(node.get("/api/webhooks/" + undelivered)).path("attempts").isEmpty());
            recent = Node.id(node.post("/api/submit?wait=true", Node.python("print(1)")));
        }
        sql("UPDATE submissions SET completed_at = 1 WHERE id <> '" + recent + "'");
        // More than are deleted at once, each with a message that was delivered.
        sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 350)"
                + " INSERT INTO submissions (id, status, language, request, created_at, completed_at, result)"
                + " SELECT 'old-' || i, 'completed', 'python', '{}', 1, 2, '{}' FROM n");
        sql("INSERT INTO webhook_messages (submission_id, status, attempts)"
                + " SELECT id, 'delivered', 1 FROM submissions WHERE id LIKE 'old-%'");
        sql("INSERT INTO webhook_attempts (submission_id, number, started_at, duration_ms)"
                + " SELECT submission_id, 1, 1, 1 FROM webhook_messages WHERE status = 'delivered'");

        try (Node node = Node.in(folder, "RETENTION_HOURS", "0", "ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            assertThat(node.post("/api/submit?wait=true", Node.python("2")).statusCode()).isEqualTo(200);
            assertThat(node.get("/api/result/" + old).statusCode()).as("0 is for ever").isEqualTo(200);
        }
        sql("DELETE FROM retention_tasks"); // so that it is due now, and not in some minutes
        try (Node node = Node.in(folder, "RETENTION_HOURS", "1", "ALLOW_LOCALHOST_WEBHOOKS", "true")) {
            AccessIT.await(() -> count("submissions WHERE completed_at < 3") == 1);
            assertError(node.get("/api/result/" + old), 404, "no submission");
            assertThat(node.get("/api/result/" + recent).statusCode()).isEqualTo(200);
            assertThat(node.get("/api/webhooks/" + undelivered).body()).contains("\"status\":\"pending\"");
            assertThat(count("webhook_messages")).isOne();
            assertThat(count("webhook_attempts WHERE submission_id <> '" + undelivered + "'")).isZero();

            var again = node.post("/api/submit?wait=true", Node.python("print(2)"), "Idempotency-Key", key.toString());
            assertThat(Node.json(again).path("stdout").asText()).as("the key is forgotten too").isEqualTo("2\n");
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connection();
                Statement change = connection.createStatement()) {
            boolean _ = change.execute(statement);
        }
    }

    private int count(String what) throws SQLException {
        try (Connection connection = connection();
                Statement question = connection.createStatement();
                ResultSet answer = question.executeQuery("SELECT count(*) FROM " + what)) {
            return answer.getInt(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/rustbox.db"));
    }
}
