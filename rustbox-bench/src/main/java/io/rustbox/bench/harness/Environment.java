package io.rustbox.bench.harness;

import io.rustbox.bench.results.Machine;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the machine that is measured. */
final class Environment {
    private Environment() {}

    static Machine look() {
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                field("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                memoryKibibytes("MemTotal") >> 10,
                System.getProperty("os.version"),
                groups(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                load(),
                0);
    }

    private static String groups() {
        return switch (Cgroups.detect()) {
            case Detection.Usable usable -> usable.version().name().toLowerCase(Locale.ROOT);
            case Detection.Unusable _ -> "none";
        };
    }

    /** {@return processes that want a processor, on average over the last minute} */
    static double load() {
        return Double.parseDouble(lines("/proc/loadavg").getFirst().split(" ")[0]);
    }

    static long memoryKibibytes(String name) {
        return Long.parseLong(field("/proc/meminfo", name).orElseThrow().split(" ")[0]);
    }

    private static Optional<String> field(String file, String name) {
        try (Stream<String> lines = lines(file).stream()) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
