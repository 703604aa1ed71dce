package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many runs in one JVM, from several threads at once. {@code -Drustbox.soak.runs=20000} says how many. The JVM is one of
 * its own with a heap of fixed size, all of which it has touched, so that what it grows by is native memory.
 */
@ExtendWith(Leftovers.class)
class SoakIT {
    private static final int RUNS = Integer.getInteger("rustbox.soak.runs", 1200);
    private static final int WARM_UP = RUNS / 4;
    /** Threads of the JVM itself, such as its compiler's, come and go. */
    private static final long MOST_NEW_THREADS = 2;
    /** A page lost in every other run of 20 000 would be 40 MiB. */
    private static final long MOST_GROWTH_KIBIBYTES = 16 * 1024;

    @BeforeEach
    void needsStrict() {
        Host.needs(Feature.STRICT);
    }

    /** What a JVM holds. */
    private record Holding(long descriptors, long threads, long residentKibibytes) {
        static Holding parse(String line) {
            long[] figures = Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
            return new Holding(figures[0], figures[1], figures[2]);
        }
    }

    @Test
    void run_manyTimes_isAlwaysRightAndLeaksNothing() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process load = new ProcessBuilder(ChildJvm.command(
                SoakLoad.class, Integer.toString(WARM_UP), Integer.toString(RUNS - WARM_UP)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = load.inputReader()) {
            Holding early = Holding.parse(output.readLine());
            Holding late = Holding.parse(output.readLine());
            System.err.println("soak: " + RUNS + " runs in "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + " ms; " + early + ", then " + late);
            assertThat(late.descriptors()).isEqualTo(early.descriptors());
            assertThat(late.threads() - early.threads()).isLessThanOrEqualTo(MOST_NEW_THREADS);
            assertThat(late.residentKibibytes() - early.residentKibibytes()).isLessThan(MOST_GROWTH_KIBIBYTES);
        }
        assertThat(load.waitFor()).isZero();
    }
}
