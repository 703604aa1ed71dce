package io.rustbox.language;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which folders of the host mean what, below {@code root}, which is {@code /} except in tests.
 *
 * @param home of the user that this process runs as
 */
record HostFolders(Path root, Path home) {
    private static final List<String> SHOWN = List.of("usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32");
    private static final List<String> REPLACED = List.of("proc", "dev", "sys", "box", "tmp");
    private static final List<String> PRIVATE = List.of("etc", "home", "root", "run", "var", "boot", "srv");

    /** {@return whether every sandbox shows {@code path} as the host has it} */
    boolean shown(Path path) {
        return below(path, SHOWN);
    }

    /** {@return whether every sandbox has something of its own in the place of {@code path}} */
    boolean replaced(Path path) {
        return below(path, REPLACED);
    }

    /** {@return whether showing the whole of {@code path} would show more than a toolchain: a home, say, or {@code /opt}} */
    boolean tooMuch(Path path) {
        boolean topLevel = root.equals(path) || root.equals(path.getParent());
        boolean someonesHome = root.resolve("home").equals(path.getParent());
        boolean holdsPrivate = Stream.concat(PRIVATE.stream().map(root::resolve), Stream.of(home))
                .anyMatch(folder -> folder.startsWith(path));
        return topLevel || someonesHome || holdsPrivate;
    }

    private boolean below(Path path, List<String> folders) {
        return folders.stream().map(root::resolve).anyMatch(path::startsWith);
    }
}
