package io.rustbox.service.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The submissions. May be used from any thread. */
public final class Submissions {
    private static final String COLUMNS =
            "id, status, language, request, webhook_url, webhook_secret, created_at, started_at, completed_at, result,"
                    + " attempts";

    private final Database database;

    public Submissions(Database database) {
        this.database = database;
    }

    /** {@return whether it was added; if not, there is one with that id} */
    public boolean add(Stored submission) {
        return database.write(session -> session.update(
                "INSERT INTO submissions (id, status, language, request, webhook_url, webhook_secret, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                submission.id(),
                submission.status().id(),
                submission.language(),
                submission.request(),
                submission.webhook().map(Stored.Webhook::url),
                submission.webhook().flatMap(Stored.Webhook::secret),
                submission.created())) == 1;
    }

    public Optional<Stored> find(String id) {
        return database.read(session -> session.one(
                "SELECT " + COLUMNS + " FROM submissions WHERE id = ?", Submissions::stored, id));
    }

    /** {@return those of {@code ids} that are known} */
    public List<Stored> findAll(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return database.read(session -> new ArrayList<>(session.all(
                "SELECT " + COLUMNS + " FROM submissions WHERE id IN (" + places + ")",
                Submissions::stored,
                ids.toArray())));
    }

    /** {@return how many wait for a worker} */
    public int pending() {
        return database.read(session -> session.one(
                "SELECT count(*) AS n FROM submissions WHERE completed_at IS NULL AND status = 'pending'",
                row -> row.count("n"))
                .orElseThrow());
    }

    /** {@return the submission, now running on {@code node}, unless it has a result} It may have run before. */
    public Optional<Stored> begin(String id, String node, Instant now) {
        return database.write(session -> {
            int changed = session.update(
                    "UPDATE submissions SET status = 'running', started_at = ?, node_id = ?,"
                            + " attempts = attempts + 1"
                            + " WHERE id = ? AND completed_at IS NULL",
                    now, node, id);
            return changed == 0 ? Optional.empty() : find(id);
        });
    }

    /** Takes back {@link #begin} on {@code node}: the run was broken off, and another one will follow. */
    public void giveBack(String id, String node) {
        var _ = database.write(session -> session.update(
                "UPDATE submissions SET status = 'pending', started_at = NULL, node_id = NULL,"
                        + " attempts = attempts - 1"
                        + " WHERE id = ? AND node_id = ? AND status = 'running' AND completed_at IS NULL",
                id, node));
    }

    /** {@return how far those of {@code ids} are that are known} */
    public Map<String, Status> statuses(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Status> statuses = new HashMap<>();
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        var _ = database.read(session -> session.all(
                "SELECT id, status FROM submissions WHERE id IN (" + places + ")",
                row -> statuses.put(row.text("id"), Status.of(row.text("status"))),
                ids.toArray()));
        return statuses;
    }

    /**
     * Deletes some of those that got their results before {@code oldest}, the oldest first, but none whose webhook is still to be
     * told. {@return how many}
     */
    public int forget(Instant oldest, int most) {
        return database.write(session -> {
            Object[] ids = session.all(
                    "SELECT id FROM submissions WHERE completed_at < ? AND NOT EXISTS (SELECT 1 FROM webhook_messages"
                            + " WHERE submission_id = id AND webhook_messages.status = 'pending')"
                            + " ORDER BY completed_at LIMIT ?",
                    row -> row.text("id"), oldest, most).toArray();
            if (ids.length > 0) {
                String these = " IN (" + String.join(", ", Collections.nCopies(ids.length, "?")) + ")";
                var _ = session.update("DELETE FROM webhook_attempts WHERE submission_id" + these, ids);
                var _ = session.update("DELETE FROM webhook_messages WHERE submission_id" + these, ids);
                var _ = session.update("DELETE FROM submissions WHERE id" + these, ids);
            }
            return ids.length;
        });
    }

    /** {@return whether this is the result: no other was recorded before} */
    public boolean complete(String id, Status status, String result, Instant now) {
        return database.write(session -> session.update(
                "UPDATE submissions SET status = ?, result = ?, completed_at = ?"
                        + " WHERE id = ? AND completed_at IS NULL",
                status.id(), result, now, id)) == 1;
    }

    private static Stored stored(Row row) throws SQLException {
        Optional<String> secret = row.maybeText("webhook_secret");
        return new Stored(
                row.text("id"),
                Status.of(row.text("status")),
                row.text("language"),
                row.text("request"),
                row.maybeText("webhook_url").map(url -> new Stored.Webhook(url, secret)),
                row.moment("created_at"),
                row.maybeMoment("started_at"),
                row.maybeMoment("completed_at"),
                row.maybeText("result"),
                row.count("attempts"));
    }
}
