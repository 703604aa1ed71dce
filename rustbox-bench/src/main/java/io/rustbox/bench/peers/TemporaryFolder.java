package io.rustbox.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that serves a benchmark. */
public final class TemporaryFolder {
    private TemporaryFolder() {}

    /** Deletes {@code folder} with all that is in it. */
    public static void delete(Path folder) throws IOException {
        List<Path> innermostFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : innermostFirst) {
            Files.delete(each);
        }
    }
}
