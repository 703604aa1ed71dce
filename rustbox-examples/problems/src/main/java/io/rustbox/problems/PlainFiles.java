package io.rustbox.problems;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a folder that somebody else filled. A symbolic link in it could name any file of this host, which root would
 * then read for a stranger's program: links are refused, and so is what is neither a file nor a folder.
 */
final class PlainFiles {
    private PlainFiles() {}

    /** {@return all files below {@code folder}, by name} */
    static List<Path> below(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path entry : all.sorted().toList()) {
                if (isFile(entry)) {
                    files.add(entry);
                }
            }
        }
        return files;
    }

    /** {@return what lies in {@code folder} itself, by name, but for what is hidden; none if it is not there} */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.filter(PlainFiles::isVisible).sorted().toList();
        }
        for (Path entry : entries) {
            var _ = isFile(entry);
        }
        return entries;
    }

    /** {@return what a file holds that is no link} */
    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            return in.readAllBytes();
        }
    }

    private static boolean isFile(Path entry) throws ProblemFormatException {
        if (Files.isDirectory(entry, NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(entry, NOFOLLOW_LINKS)) {
            throw new ProblemFormatException(entry, Files.isSymbolicLink(entry)
                    ? "is a link, and only files of the folder itself are read: put a copy in its place"
                    : "is neither a file nor a folder");
        }
        return true;
    }

    /** {@return whether the name doesn't begin with a dot} */
    static boolean isVisible(Path entry) {
        return !entry.getFileName().toString().startsWith(".");
    }
}
