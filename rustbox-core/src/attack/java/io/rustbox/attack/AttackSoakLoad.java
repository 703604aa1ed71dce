package io.rustbox.attack;

import io.rustbox.Locked;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import io.rustbox.testing.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The program of {@link AttackSoak}. An attack that is not contained ends it with an error. */
final class AttackSoakLoad {
    private static final int THREADS = 4;
    /** An attack on the CPUs must not use up the wall time of another before that is contained. */
    private static final int PATIENCE = 10;

    /** The kernel frees what is left of its dead processes later on busy CPUs: too late for its memory limit. */
    private static final Set<String> TOO_FAST = Set.of("hop_over_the_end");

    private final List<Attack> attacks = Arsenal.attacks().stream()
            .filter(Attack::bitesHere)
            .filter(attack -> !TOO_FAST.contains(attack.name()))
            .toList();

    private AttackSoakLoad() {}

    /** Takes the number of rounds and their length in milliseconds; writes a line after each. */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        long nanos = Long.parseLong(arguments[1]) * 1_000_000;
        AttackSoakLoad load = new AttackSoakLoad();
        int contained = 0;
        for (int round = 0; round < rounds; round++) {
            contained += load.runAll(round, System.nanoTime() + nanos);
            System.out.println(contained + " attacks contained: " + Holding.now().line());
        }
    }

    private int runAll(int round, long end) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random((long) round * THREADS + i);
                futures.add(threads.submit(() -> runSome(random, end)));
            }
            int contained = 0;
            for (Future<Integer> future : futures) {
                contained += future.get();
            }
            return contained;
        }
    }

    private int runSome(Random random, long end) throws SandboxException {
        int contained = 0;
        do {
            Attack attack = attacks.get(random.nextInt(attacks.size()));
            Containment containment = new Containment(attack);
            try (Locked<Strict> sandbox = containment.open(attack.room().patient(PATIENCE))) {
                containment.assertContainedIn(sandbox);
            } catch (AssertionError failure) {
                throw new AssertionError(attack.toString(), failure);
            }
            contained++;
        } while (System.nanoTime() < end);
        return contained;
    }
}
