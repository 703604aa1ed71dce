package io.rustbox.service.store;

import io.rustbox.service.config.DatabaseUrl;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a second service away from an embedded database: each takes whatever is marked as running for the work of a dead one. The
 * kernel gives the lock up with the process, however it ends.
 */
public final class NodeLock implements AutoCloseable {
    private final Optional<FileChannel> channel;

    private NodeLock(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock; a database that many nodes may use has none.
     *
     * @throws StoreException if another service has it
     */
    public static NodeLock of(DatabaseUrl url) {
        return switch (url) {
            case DatabaseUrl.Postgresql _ -> new NodeLock(Optional.empty());
            case DatabaseUrl.SqliteFile(Path file) -> new NodeLock(Optional.of(locked(Path.of(file + ".lock"))));
        };
    }

    private static FileChannel locked(Path file) {
        DatabaseFile.prepareFolder(file);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreException("can't lock " + file + ": " + e, e);
        } catch (OverlappingFileLockException e) {
            // By this very process: the same as below.
        }
        throw new StoreException(
                "another service uses this database (" + file + " is locked); for several nodes there is PostgreSQL");
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            throw new StoreException("can't give up the lock: " + e, e);
        }
    }
}
