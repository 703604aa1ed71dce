package io.rustbox.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of an embedded database, for nobody else to read: sources, results and webhook secrets are in there. */
final class DatabaseFile {
    private DatabaseFile() {}

    static void prepare(Path file) {
        prepareFolder(file);
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException e) {
            throw impossible(file, e);
        }
    }

    /** Makes the folder only. */
    static void prepareFolder(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw impossible(file, e);
        }
    }

    private static StoreException impossible(Path file, IOException cause) {
        return new StoreException(
                "RUSTBOX_DATABASE_URL, RUSTBOX_DATA_DIR: can't make the database " + file + ": " + cause, cause);
    }
}
