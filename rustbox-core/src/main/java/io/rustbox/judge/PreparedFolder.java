package io.rustbox.judge;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is there whole or not at all: it is filled under another name, given to this process's user, and renamed.
 *
 * @param base private, see {@link PrivateDirectory}: what lies in it is reached through sandboxes only
 */
record PreparedFolder(Path base, String key) {
    private static final String DRAFT = ".draft-";
    private static final Duration LONGEST_DRAFT = Duration.ofHours(1);
    private static final Duration LONGEST_UNUSED = Duration.ofDays(30);
    private static final Duration LONGEST_UNNOTED = Duration.ofDays(1);

    Path path() {
        return base.resolve(key);
    }

    boolean isThere() {
        return Files.isDirectory(path(), LinkOption.NOFOLLOW_LINKS);
    }

    /** {@return whether it is there; while this is asked now and then, nobody deletes it for not being used} */
    boolean keep() {
        try {
            if (lastUse(path()).isBefore(Instant.now().minus(LONGEST_UNNOTED))) {
                note();
            }
            return isThere();
        } catch (IOException e) {
            return false;
        }
    }

    /** Notes the time, and deletes what nobody has used for long. */
    void used() throws IOException {
        note();
        List<Path> others;
        try (Stream<Path> list = Files.list(base)) {
            others = list.filter(other -> !other.equals(path())).toList();
        }
        for (Path other : others) {
            try {
                deleteIfOld(other);
            } catch (IOException e) {
                // another JVM has just put it in its place, or is deleting it as well
            }
        }
    }

    private void note() throws IOException {
        var _ = Files.setLastModifiedTime(path(), FileTime.from(Instant.now()));
    }

    private static void deleteIfOld(Path other) throws IOException {
        boolean draft = other.getFileName().toString().startsWith(DRAFT);
        if (lastUse(other).isBefore(Instant.now().minus(draft ? LONGEST_DRAFT : LONGEST_UNUSED))) {
            delete(other);
        }
    }

    private static Instant lastUse(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    /** {@return an empty folder that anybody may write to who gets to it} */
    Draft draft() throws IOException {
        Path draft = Files.createTempDirectory(base, DRAFT);
        var _ = Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxrwxrwx"));
        return new Draft(draft, path());
    }

    /** A folder that is being filled; closing deletes it, unless it was published. */
    record Draft(Path path, Path place) implements AutoCloseable {
        private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwxr-xr-x");
        private static final Set<PosixFilePermission> READ_ONLY = PosixFilePermissions.fromString("r--r--r--");
        private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("r-xr-xr-x");

        /** Makes it read-only and this user's, and puts it in its place, unless another JVM was quicker. */
        void publish() throws IOException {
            UserPrincipal user = Files.getOwner(place.getParent());
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!attributes.isRegularFile()) {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }
                    PosixFileAttributeView view = view(file);
                    view.setOwner(user);
                    boolean executable =
                            view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
                    view.setPermissions(executable ? EXECUTABLE : READ_ONLY);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                        throws IOException {
                    view(folder).setOwner(user);
                    view(folder).setPermissions(FOLDER);
                    return super.postVisitDirectory(folder, e);
                }
            });
            try {
                Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
            }
        }

        private static PosixFileAttributeView view(Path file) {
            return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public void close() throws IOException {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                delete(path);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
