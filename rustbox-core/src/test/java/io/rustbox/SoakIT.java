package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Holding;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
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

    @BeforeEach
    void needsStrict() {
        Host.needs(Feature.STRICT);
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
            late.assertNoMoreThan(early);
        }
        assertThat(load.waitFor()).isZero();
    }
}
