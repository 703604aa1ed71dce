package io.rustbox.service.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The webhook messages, at most one for each submission, with every attempt to deliver them. May be used from any thread. */
public final class Messages {
    private final Database database;

    /** What became of a message. */
    public enum Delivery {
        PENDING,
        DELIVERED,
        FAILED;

        /** {@return the name in JSON and in the database} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Delivery of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One attempt.
     *
     * @param number from 1
     * @param statusCode of the answer, if there was one
     * @param error why it counts as failed
     */
    public record Attempt(
            int number, Instant started, Duration took, OptionalInt statusCode, Optional<String> error) {}

    /** A message. */
    public record Message(
            String submissionId, Delivery delivery, Optional<Instant> nextAttempt, List<Attempt> attempts) {}

    public Messages(Database database) {
        this.database = database;
    }

    /** Adds a message that is to be delivered now. */
    public void add(String submissionId, Instant now) {
        var _ = database.write(session -> session.update(
                "INSERT INTO webhook_messages (submission_id, status, attempts, next_attempt_at)"
                        + " VALUES (?, 'pending', 0, ?)",
                submissionId, now));
    }

    public Optional<Message> find(String submissionId) {
        return database.read(session -> {
            List<Attempt> attempts = session.all(
                    "SELECT * FROM webhook_attempts WHERE submission_id = ? ORDER BY number",
                    Messages::attempt,
                    submissionId);
            return session.one(
                    "SELECT * FROM webhook_messages WHERE submission_id = ?",
                    row -> message(row, attempts),
                    submissionId);
        });
    }

    /** Records an attempt and what follows from it. What was delivered stays so, whatever a later word of another node is. */
    public void attempted(String submissionId, Attempt attempt, Delivery delivery, Optional<Instant> next) {
        var _ = database.write(session -> {
            int _ = session.update(
                    "INSERT INTO webhook_attempts (submission_id, number, started_at, duration_ms, status_code, error)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    submissionId,
                    attempt.number(),
                    attempt.started(),
                    attempt.took().toMillis(),
                    attempt.statusCode().isPresent()
                            ? Optional.of(attempt.statusCode().getAsInt())
                            : Optional.empty(),
                    attempt.error());
            return session.update(
                    "UPDATE webhook_messages SET status = ?, attempts = ?, next_attempt_at = ?"
                            + " WHERE submission_id = ? AND status <> 'delivered'",
                    delivery.id(), attempt.number(), next, submissionId);
        });
    }

    /** Makes a message due again at {@code when}. */
    public void again(String submissionId, Instant when) {
        var _ = database.write(session -> session.update(
                "UPDATE webhook_messages SET status = 'pending', next_attempt_at = ? WHERE submission_id = ?",
                when, submissionId));
    }

    private static Message message(Row row, List<Attempt> attempts) throws SQLException {
        return new Message(
                row.text("submission_id"),
                Delivery.of(row.text("status")),
                row.maybeMoment("next_attempt_at"),
                attempts);
    }

    private static Attempt attempt(Row row) throws SQLException {
        return new Attempt(
                row.count("number"),
                row.moment("started_at"),
                Duration.ofMillis(row.count("duration_ms")),
                row.maybeCount("status_code"),
                row.maybeText("error"));
    }
}
