package io.rustbox.service.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings tables up to date, by one process at a time: Flyway sees to that itself on a server, and not over a file. */
final class Migration {
    /** A file's lock is the whole process's. */
    private static final Lock IN_THIS_PROCESS = new ReentrantLock();

    private Migration() {}

    static void ofServer(DataSource source) {
        migrate(source, "db/postgresql");
    }

    static void ofFile(DataSource source, Path file) {
        Path lock = Path.of(file + ".migration");
        IN_THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            migrate(source, "db/sqlite");
        } catch (IOException e) {
            throw new StoreException("can't lock " + lock + ": " + e, e);
        } finally {
            IN_THIS_PROCESS.unlock();
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
}
