package io.rustbox.service.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The named keys, of which only digests are kept. May be used from any thread. */
public final class Keys {
    private final Database database;

    /** A key; revoked ones stay, so that the service does not open when the last one is. */
    public record Key(String name, String sha256, Instant created, Optional<Instant> revoked) {}

    public Keys(Database database) {
        this.database = database;
    }

    public List<Key> all() {
        return database.read(session -> session.all("SELECT * FROM api_keys ORDER BY created_at, name", Keys::key));
    }

    /** {@return whether it was added; if not, the name is taken} */
    public boolean add(Key key) {
        return database.write(session -> session.update(
                "INSERT INTO api_keys (name, sha256, created_at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
                key.name(), key.sha256(), key.created())) == 1;
    }

    /** {@return whether there was one to revoke} */
    public boolean revoke(String name, Instant now) {
        return database.write(session -> session.update(
                "UPDATE api_keys SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL", now, name)) == 1;
    }

    private static Key key(Row row) throws SQLException {
        return new Key(row.text("name"), row.text("sha256"), row.moment("created_at"), row.maybeMoment("revoked_at"));
    }
}
