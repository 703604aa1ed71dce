package io.rustbox.service.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.rustbox.service.config.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Makes connection pools, over tables that are up to date. */
final class Pools {
    private static final int SQLITE_READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Pools() {}

    static HikariDataSource sqliteWriter(DatabaseUrl.SqliteFile file) {
        prepareFolder(file.file().toAbsolutePath());
        migrate(sqlite(file, SQLiteConfig.TransactionMode.DEFERRED), "db/sqlite");
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
            migrate(pool, "db/postgresql");
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

    private static void prepareFolder(Path file) {
        try {
            Path folder = file.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                // Sources, results and webhook secrets are in there.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw new StoreException(
                    "RUSTBOX_DATABASE_URL, RUSTBOX_DATA_DIR: can't make the database " + file + ": " + e, e);
        }
    }

    private static void migrate(DataSource source, String place) {
        try {
            var _ = Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:" + place)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException("can't bring the database's tables up to date: " + e.getMessage(), e);
        }
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
