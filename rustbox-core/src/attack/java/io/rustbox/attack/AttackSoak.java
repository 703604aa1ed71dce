package io.rustbox.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Holding;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Attacks and honest programs, picked at random by several threads of one JVM at once, each judged as what it is.
 * It takes an hour, so that it is run on demand: {@code -Dit.test=AttackSoak}, with {@code -Drustbox.attack.soak.seconds=600} for ten
 * minutes.
 */
@ExtendWith(Leftovers.class)
class AttackSoak {
    private static final int SECONDS = Integer.getInteger("rustbox.attack.soak.seconds", 3600);
    /** After each of them nothing runs, and what the JVM holds is looked at. */
    private static final int ROUNDS = 10;

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT);
        Stream.of(Language.values()).forEach(Workshop::needs);
    }

    @Test
    void attack_amongOthersForLong_isContainedAndNothingLeaks() throws IOException, InterruptedException {
        Process load = new ProcessBuilder(ChildJvm.command(
                AttackSoakLoad.class, Integer.toString(ROUNDS), Integer.toString(SECONDS * 1000 / ROUNDS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Holding> after = new ArrayList<>();
        try (BufferedReader output = load.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.err.println("attack soak: " + line);
                after.add(Holding.parse(line.substring(line.indexOf(": ") + 2)));
            }
        }
        assertThat(load.waitFor()).as("status of the load").isZero();
        // by then malloc(3) has seen files of every size in each of its arenas
        Holding warm = after.get(ROUNDS / 2);
        assertThat(after.subList(ROUNDS / 2, ROUNDS)).allSatisfy(holding -> holding.assertNoMoreThan(warm));
    }
}
