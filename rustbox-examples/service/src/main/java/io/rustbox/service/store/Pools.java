package io.rustbox.service.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.rustbox.service.config.DatabaseUrl;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Makes connection pools, over tables that are up to date. */
final class Pools {
    private static final int SQLITE_READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Pools() {}

    static HikariDataSource sqliteWriter(DatabaseUrl.SqliteFile file) {
        DatabaseFile.prepare(file.file());
        Migration.ofFile(sqlite(file, SQLiteConfig.TransactionMode.DEFERRED), file.file());
        return pool("writer", sqlite(file, SQLiteConfig.TransactionMode.IMMEDIATE), 1);
    }

    static HikariDataSource sqliteReaders(DatabaseUrl.SqliteFile file) {
        return pool("readers", sqlite(file, SQLiteConfig.TransactionMode.DEFERRED), SQLITE_READERS);
    }

    static HikariDataSource postgresql(DatabaseUrl.Postgresql server) {
        HikariConfig config = config("postgresql", POSTGRESQL_CONNECTIONS);
        config.setJdbcUrl(server.jdbcUrl());
        server.user().ifPresent(config::setUsername);
        server.password().ifPresent(config::setPassword);
        HikariDataSource pool = opened(config);
        try {
            Migration.ofServer(pool);
        } catch (StoreException e) {
            pool.close();
            throw e;
        }
        return pool;
    }

    private static SQLiteDataSource sqlite(DatabaseUrl.SqliteFile file, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What is committed is with the kernel, so no kill loses it; transactions that promise more ask for more.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setTransactionMode(mode);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.file());
        return source;
    }

    private static HikariDataSource pool(String name, DataSource source, int connections) {
        HikariConfig config = config(name, connections);
        config.setDataSource(source);
        return opened(config);
    }

    private static HikariConfig config(String name, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }

    private static HikariDataSource opened(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreException("RUSTBOX_DATABASE_URL: can't open the database: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // The driver's message repeats the URL, which may have a password in it.
            throw new StoreException("RUSTBOX_DATABASE_URL: the driver does not accept this URL", e);
        }
    }
}
