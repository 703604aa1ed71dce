package io.rustbox.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Whether sandboxed programs can get at a toolchain, and may: it must not lead them to more than itself. */
record ToolchainAccess(HostFolders folders, Reach reach) {
    private static final Set<PosixFilePermission> RUN_BY_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

    /** @throws IOException if they can't or may not; says why, for people */
    void check(Path executable, List<Path> mounts) throws IOException {
        switch (reach) {
            case BOUND -> checkBound(executable, mounts);
            case ANY_USER -> checkOpen(folders.root(), executable);
            case THIS_USER -> checkExecutable(executable);
        }
    }

    private void checkBound(Path executable, List<Path> mounts) throws IOException {
        for (Path mount : mounts) {
            if (folders.replaced(mount)) {
                throw new IOException("a sandbox has a folder of its own in the place of " + mount);
            }
            if (folders.tooMuch(mount)) {
                throw new IOException(mount + " would have to be shown to programs, which holds more than a toolchain");
            }
        }
        if (folders.shown(executable)) {
            checkOpen(executable, executable);
            return;
        }
        Path mount = mounts.stream()
                .filter(executable::startsWith)
                .findFirst()
                .orElseThrow(() -> new IOException("it does not say which folder " + executable + " belongs to"));
        checkOpen(mount, executable);
    }

    /** Every folder from {@code top} down, and the executable itself, must be open to users that are not its owner. */
    private static void checkOpen(Path top, Path executable) throws IOException {
        for (Path path = executable; path != null && path.startsWith(top); path = path.getParent()) {
            Set<PosixFilePermission> needed = path.equals(executable)
                    ? RUN_BY_OTHERS
                    : Set.of(PosixFilePermission.OTHERS_EXECUTE);
            if (!Files.getPosixFilePermissions(path).containsAll(needed)) {
                throw new IOException(path + " is closed to other users");
            }
        }
    }

    private static void checkExecutable(Path executable) throws IOException {
        if (!Files.isExecutable(executable)) {
            throw new IOException(executable + " can't be executed by this user");
        }
    }
}
