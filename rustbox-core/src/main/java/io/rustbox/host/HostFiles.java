package io.rustbox.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The host's files, below {@code root}, which is {@code /} except in tests. */
record HostFiles(Path root) {
    private static final int LONGEST = 1 << 20;

    Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /**
     * {@return the file's text without white space around it, or empty when it can't be read} The first read(2) has to be a
     * large one: a number in {@code /proc/sys} is told once, and {@link Files#readAllBytes} asks a file of no size for a byte.
     */
    Optional<String> text(String absolute) {
        try (InputStream stream = Files.newInputStream(path(absolute))) {
            return Optional.of(new String(stream.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean exists(String absolute) {
        return Files.exists(path(absolute));
    }

    /** {@return the names in a folder that match {@code glob}, sorted; none when it can't be read} */
    List<String> names(String absolute, String glob) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path(absolute), glob)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    /** {@return the fields of {@code /proc/self/status}; none when it can't be read} */
    Map<String, String> status() {
        return status("self");
    }

    /** {@return the fields of a process's {@code status}; none when it can't be read} */
    Map<String, String> status(String pid) {
        return text("/proc/" + pid + "/status").stream()
                .flatMap(String::lines)
                .map(line -> line.split(":", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(field -> field[0], field -> field[1].strip(), (first, _) -> first));
    }
}
