package io.rustbox.fault;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.rustbox.Locked;
import io.rustbox.linux.ThreadFilter;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kernel refuses one call, wherever in a sandbox's life it is made, by Java or by the launch table: a filter on the
 * thread that does everything, and on what it starts, sees to that. What is told of the program is right, or nothing is; and
 * nothing is left.
 */
@ExtendWith({Injected.class, Leftovers.class})
@ParameterizedClass
@EnumSource
class RefusedCallIT {
    private final Enforced level;

    RefusedCallIT(Enforced level) {
        this.level = level;
    }

    @BeforeEach
    void needsStrict() {
        Host.needs(Host.Feature.STRICT);
    }

    @TestFactory
    Stream<DynamicTest> wholeLife_ofASandbox_tellsNothingWrong() {
        return Faults.all().stream().map(fault -> dynamicTest(fault.toString(), () -> {
            Leftovers.Mark before = Leftovers.now();
            assertRightOrRefused(fault, Scenario.EXIT, Observed.of(() -> {
                ThreadFilter.install(fault.policy());
                try (Locked<?> sandbox = level.open(Scenario.EXIT.limits())) {
                    return sandbox.run(Scenario.EXIT.command());
                }
            }));
            try (Locked<?> next = level.open(Scenario.EXIT.limits())) {
                Scenario.EXIT.assertRight(next.run(Scenario.EXIT.command()));
            }
            before.assertNothingLeft();
        }));
    }

    @TestFactory
    Stream<DynamicTest> oneRun_ofAWarmSandbox_tellsNothingWrongAndTheNextIsWell() {
        return Stream.of(Scenario.values()).flatMap(scenario -> Faults.all().stream()
                .map(fault -> dynamicTest(scenario + " " + fault, () -> {
                    Leftovers.Mark before = Leftovers.now();
                    try (Locked<?> sandbox = level.open(scenario.limits())) {
                        scenario.assertRight(sandbox.run(scenario.command()));
                        assertRightOrRefused(fault, scenario, Observed.of(() -> {
                            ThreadFilter.install(fault.policy());
                            return sandbox.run(scenario.command());
                        }));
                        scenario.assertRight(sandbox.run(scenario.command()));
                    }
                    before.assertNothingLeft();
                })));
    }

    private static void assertRightOrRefused(Fault fault, Scenario scenario, Observed observed) {
        Injected.count(observed.answer());
        observed.assertRightOrRefused(scenario, List.of(fault.errno().toString(), fault.reason()));
    }
}
