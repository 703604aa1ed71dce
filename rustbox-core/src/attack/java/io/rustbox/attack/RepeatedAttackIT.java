package io.rustbox.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Running;
import io.rustbox.Strict;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attacks on an instant, which one try would seldom hit: many runs, one after the other in the same warm sandbox. */
@ExtendWith({AttackCount.class, Leftovers.class})
class RepeatedAttackIT {
    private static final int TIMES = 25;
    private static final List<String> RACES =
            List.of("hop_over_the_end", "double_fork_daemon", "held_output_in_flight", "planted_name");

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT, Feature.GCC);
    }

    @TestFactory
    Stream<DynamicTest> end_raced_isTheEnd() {
        return RACES.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Containment containment = new Containment(attack(name));
            try (Locked<Strict> sandbox = containment.open()) {
                for (int i = 0; i < TIMES; i++) {
                    containment.assertContainedIn(sandbox);
                }
            }
        }));
    }

    /** Every signal of one may reach the other's end; each is judged for what it did itself. */
    @Test
    void attackers_atTheSameTime_areToldApart() throws Exception {
        Containment killer = new Containment(attack("kill_everybody"));
        Containment bomb = new Containment(attack("raw_clone_bomb"));
        Containment sleeper = new Containment(attack("stop_oneself"));
        Set<Integer> pids = new HashSet<>();
        try (Locked<Strict> one = killer.open(); Locked<Strict> other = bomb.open(); Locked<Strict> third = sleeper.open();
                Running<Strict> sleeping = third.start(sleeper.command())) {
            for (int i = 0; i < TIMES; i++) {
                try (Running<Strict> bombing = other.start(bomb.command());
                        Running<Strict> killing = one.start(killer.command())) {
                    killer.assertContained(killing.await());
                    Report bombed = bombing.await();
                    bomb.assertContained(bombed);
                    pids.add(bombed.evidence().lifecycle().pid());
                }
            }
            assertThat(sleeping.await().outcome()).isInstanceOf(Outcome.WallTimeLimit.class);
        }
        assertThat(pids).hasSize(TIMES);
    }

    private static Attack attack(String name) {
        return Arsenal.attacks().stream()
                .filter(attack -> attack.language() == Language.C && attack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
