package io.rustbox.service.store;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.zaxxer.hikari.HikariDataSource;
import io.rustbox.service.config.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Transactions over a SQLite file or a PostgreSQL server. May be used from any thread.
 *
 * <p>SQLite is the embedded database because a commit of it is on disk when it returns, whatever happens to the process after
 * that, and because its file survives any kill by design; H2 writes commits with a delay or, without one, skips those that
 * meet another. It has one writer at a time, so there is one connection to write with, which threads queue for.
 */
public final class Database implements AutoCloseable {
    /** Who sees the database. */
    public enum Reach {
        /** This process, and commands on this host that look at its keys. */
        THIS_NODE,
        /** Any number of nodes. */
        MANY_NODES
    }

    private final Reach reach;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final JoiningDataSource joining;
    private final JdbcCustomization dialect;

    /** What a commit survives. */
    private enum Durability {
        KILL("NORMAL"),
        POWER_FAILURE("FULL");

        private final String synchronous;

        Durability(String synchronous) {
            this.synchronous = synchronous;
        }
    }

    interface Work<T> {
        T in(Session session) throws SQLException;
    }

    Database(Reach reach, HikariDataSource writers, HikariDataSource readers, JdbcCustomization dialect) {
        this.reach = reach;
        this.writers = writers;
        this.readers = readers;
        this.joining = new JoiningDataSource(writers);
        this.dialect = dialect;
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws StoreException if that fails
     */
    public static Database open(DatabaseUrl url) {
        return switch (url) {
            case DatabaseUrl.SqliteFile file -> {
                HikariDataSource writers = Pools.sqliteWriter(file);
                yield new Database(
                        Reach.THIS_NODE, writers, Pools.sqliteReaders(file), new SqliteJdbcCustomization());
            }
            case DatabaseUrl.Postgresql server -> {
                HikariDataSource pool = Pools.postgresql(server);
                yield new Database(Reach.MANY_NODES, pool, pool, new PostgreSqlJdbcCustomization(false, true));
            }
        };
    }

    public Reach reach() {
        return reach;
    }

    /** {@return connections that take part in this thread's transaction if there is one} */
    public DataSource connections() {
        return joining;
    }

    /** {@return what db-scheduler has to know of the database} */
    public JdbcCustomization dialect() {
        return dialect;
    }

    /**
     * Runs {@code work} in a transaction, the one that this thread is in if there is one, which alone can then roll it back. What
     * it wrote survives a power failure too.
     */
    public void transaction(Runnable work) {
        var _ = write(Durability.POWER_FAILURE, _ -> {
            work.run();
            return 0;
        });
    }

    /** Makes every task free that is marked as taken. For a database that no other process uses. */
    public void releaseTasks(String table) {
        var _ = write(session -> session.update("UPDATE " + table
                + " SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1 WHERE picked"));
    }

    /** What is written survives any end of this process. */
    <T> T write(Work<T> work) {
        return write(Durability.KILL, work);
    }

    private <T> T write(Durability durability, Work<T> work) {
        Connection joined = joining.joined();
        try {
            return joined == null ? committed(durability, work) : work.in(new Session(joined));
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    <T> T read(Work<T> work) {
        Connection joined = joining.joined();
        if (joined != null) {
            return write(work);
        }
        try (Connection connection = readers.getConnection()) {
            return work.in(new Session(connection));
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private <T> T committed(Durability durability, Work<T> work) throws SQLException {
        try (Connection connection = writers.getConnection()) {
            set(connection, durability);
            connection.setAutoCommit(false);
            joining.enter(connection);
            boolean done = false;
            try {
                T result = work.in(new Session(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                joining.leave();
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    /** PostgreSQL writes every commit to the disk. */
    private void set(Connection connection, Durability durability) throws SQLException {
        if (reach == Reach.THIS_NODE) {
            try (Statement statement = connection.createStatement()) {
                boolean _ = statement.execute("PRAGMA synchronous = " + durability.synchronous);
            }
        }
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
