package io.rustbox.launch;

import io.rustbox.SetupException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A private directory of the host, as scratch space where there is no mount namespace. */
final class ScratchDirectory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final Set<Path> UNDELETED = ConcurrentHashMap.newKeySet();

    private ScratchDirectory() {}

    static Path create() throws SetupException {
        try {
            return Files.createTempDirectory("rustbox-", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (IOException e) {
            throw new SetupException("make scratch space", e);
        } catch (ProviderException e) { // of the random number in its name
            throw new SetupException("make scratch space", e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * Deletes {@code root}, and what could not be deleted earlier: for want of a descriptor, say.
     *
     * @throws IOException if one stays; it is tried again with the next
     */
    static void discard(Path root) throws IOException {
        deleteNowOrLater(root);
        discardUndeleted();
    }

    /** Tries again what could not be deleted earlier. */
    static void discardUndeleted() throws IOException {
        for (Path root : List.copyOf(UNDELETED)) {
            if (UNDELETED.remove(root)) { // no other thread deletes it now
                deleteNowOrLater(root);
            }
        }
    }

    private static void deleteNowOrLater(Path root) throws IOException {
        try {
            if (Files.exists(root)) {
                delete(root);
            }
        } catch (IOException e) {
            var _ = UNDELETED.add(root);
            throw e;
        }
    }

    /**
     * Deletes {@code root} with all that a program left in it, which may be nested deeper than a path can be long and
     * may have taken its owner's rights away. So directories are first moved up, level by level, until all are children
     * of {@code root}.
     */
    private static void delete(Path root) throws IOException {
        Files.setPosixFilePermissions(root, OWNER_ONLY);
        List<Path> unopened = new ArrayList<>(List.of(root));
        List<Path> emptied = new ArrayList<>();
        int moved = 0;
        while (!unopened.isEmpty()) {
            Path directory = unopened.removeLast();
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
            for (Path child : children(directory)) {
                if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(child);
                } else if (directory.equals(root)) {
                    unopened.add(child);
                } else {
                    Path up = root.resolve(".moved-" + root.getFileName() + "-" + moved++);
                    Files.setPosixFilePermissions(child, OWNER_ONLY);
                    unopened.add(Files.move(child, up));
                }
            }
            emptied.add(directory);
        }
        for (Path directory : emptied.reversed()) {
            Files.delete(directory);
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }
}
