package io.rustbox.bench.profile;

import io.rustbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Prints how the JVM's resident memory, threads and descriptors develop over many warm strict runs, and the slope of the
 * memory over the second half of them. The heap is of one size and touched from the beginning
 * ({@code -Xms256m -Xmx256m -XX:+AlwaysPreTouch}), so what grows is native. Argument: how many runs.
 */
public final class NativeMemory {
    private static final int SAMPLES = 40;
    private static final double CONFIDENCE_FACTOR = 2; // about 95 %

    private NativeMemory() {}

    public static void main(String[] arguments) throws IOException, SandboxException {
        int runs = Integer.parseInt(arguments[0]);
        SimpleRegression slope = new SimpleRegression();
        System.out.println("      runs    RSS KiB  threads  descriptors");
        try (WarmRuns warm = WarmRuns.open()) {
            for (int sample = 1; sample <= SAMPLES; sample++) {
                warm.run(runs / SAMPLES);
                long done = (long) sample * (runs / SAMPLES);
                long resident = status("VmRSS");
                System.out.printf("%10d %10d %8d %12d%n", done, resident, status("Threads"), descriptors());
                if (sample > SAMPLES / 2) {
                    slope.addData((double) done, resident * 1024.0);
                }
            }
        }
        System.out.printf("slope over the second half: %.2f ± %.2f bytes a run%n", slope.getSlope(),
                CONFIDENCE_FACTOR * slope.getSlopeStdErr());
    }

    private static long status(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip().split(" ")[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
