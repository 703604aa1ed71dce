package io.rustbox.judge;

import io.rustbox.linux.Unistd;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A directory that belongs to this process's user, and that nobody else can enter. */
final class PrivateDirectory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateDirectory() {}

    /**
     * Makes {@code path} if it is missing, with the directories on its way.
     *
     * @throws IOException if it can't be made, or is not private; says what to do
     */
    static void require(Path path) throws IOException {
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            check(path);
        }
    }

    private static void check(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is no directory");
        }
        if (!Integer.valueOf(Unistd.geteuid())
                .equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            throw new IOException(path + " belongs to another user; it must be this user's own");
        }
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))) {
            throw new IOException(path + " is open to others; chmod 700 " + path + " closes it");
        }
    }
}
