package io.rustbox.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a JVM holds. */
public record Holding(long descriptors, long threads, long groups, long residentKibibytes) {
    private static final int LOOKS = 50;
    private static final long PAUSE_MILLIS = 10;
    /** Threads of the JVM itself, such as its compiler's, come and go. */
    private static final long MOST_NEW_THREADS = 2;
    /** A page lost in every other run of 20 000 would be 40 MiB. */
    private static final long MOST_GROWTH_KIBIBYTES = 16 * 1024;

    /** {@return what this JVM holds, at a moment when no thread of a test is busy and no sandbox open} */
    public static Holding now() throws IOException, InterruptedException {
        return new Holding(openDescriptors(), threadsThatStay(), Footprint.groups().size(), status("VmRSS"));
    }

    /** {@return what {@link #line} has written} */
    public static Holding parse(String line) {
        long[] figures = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Holding(figures[0], figures[1], figures[2], figures[3]);
    }

    public String line() {
        return descriptors + " " + threads + " " + groups + " " + residentKibibytes;
    }

    /** Fails if this is more than {@code earlier}, beyond what a JVM grows by itself. */
    public void assertNoMoreThan(Holding earlier) {
        assertThat(descriptors).as("descriptors").isEqualTo(earlier.descriptors);
        assertThat(threads - earlier.threads).as("new threads").isLessThanOrEqualTo(MOST_NEW_THREADS);
        assertThat(groups).as("control groups").isEqualTo(earlier.groups);
        assertThat(residentKibibytes - earlier.residentKibibytes).as("new KiB").isLessThan(MOST_GROWTH_KIBIBYTES);
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    /** The kernel takes a moment to let a thread go that Java knows to have ended. */
    private static long threadsThatStay() throws IOException, InterruptedException {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            fewest = Math.min(fewest, status("Threads"));
            Thread.sleep(PAUSE_MILLIS);
        }
        return fewest;
    }

    private static long status(String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
