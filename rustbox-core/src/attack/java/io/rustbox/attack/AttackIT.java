package io.rustbox.attack;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.rustbox.SandboxException;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every attack of the arsenal, inside and outside, beside a neighbour who must not notice. */
@ExtendWith(AttackCount.class)
class AttackIT {
    private static Leftovers.Mark before;
    private static Neighbour neighbour;

    @BeforeAll
    static void moveIn() throws SandboxException {
        Host.needs(Feature.STRICT, Feature.GCC);
        before = Leftovers.now();
        neighbour = Neighbour.moveIn();
    }

    /** The neighbour tells at the end: its words are on all attacks together. */
    @AfterAll
    static void askNeighbour() throws SandboxException, InterruptedException {
        if (neighbour != null) {
            try (Neighbour asked = neighbour) {
                asked.assertNothingNoticed();
            }
            before.assertNothingLeft();
        }
    }

    @TestFactory
    Stream<DynamicTest> attack_inSandbox_isContained() {
        return Arsenal.attacks().stream().filter(AttackIT::isWanted).map(attack -> dynamicTest(attack.toString(), () -> {
            Workshop.needs(attack.language());
            Containment containment = new Containment(attack);
            containment.assertConfined();
            if (!containment.bitesOutside()) {
                System.out.println("attack " + attack + ": there is nothing to attack on this kernel");
                AttackCount.onNothing();
            }
        }));
    }

    /** {@code -Drustbox.attacks=c/fork.*} runs a few of them. */
    private static boolean isWanted(Attack attack) {
        String name = attack.language().folder() + "/" + attack.name();
        return name.matches(System.getProperty("rustbox.attacks", ".*")) && attack.bitesHere();
    }
}
