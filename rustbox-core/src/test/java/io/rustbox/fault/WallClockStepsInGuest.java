package io.rustbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machine's own wall clock is set while programs run. */
@ExtendWith({Injected.class, Leftovers.class})
class WallClockStepsInGuest {
    /** Sets the clock a day on and back until its input ends, and says each time what it was set to. */
    private static final String STEPS = """
            while :; do
                read -t 0.2
                [ $? -gt 128 ] || exit 0
                date --set='1 day' +%s
                date --set='1 day ago' +%s
            done
            """;

    @BeforeEach
    void needs() {
        Host.needs(Host.Feature.GUEST, Host.Feature.STRICT);
    }

    @ParameterizedTest
    @EnumSource
    void wallClock_setADayOnAndBack_changesNoVerdict(Enforced level) throws Exception {
        Process setter = new ProcessBuilder("bash", "-c", STEPS).redirectError(Redirect.INHERIT).start();
        View said;
        try {
            said = View.of(UnsteadyJvmIT.output(
                    new ProcessBuilder(ChildJvm.command(UnsteadyJvm.class, "clock", level.name()))));
        } finally {
            setter.outputWriter().close();
            assertThat(setter.waitFor()).isZero();
        }
        List<Long> times = setter.inputReader().lines().map(Long::valueOf).toList();
        assertThat(times).hasSizeGreaterThan(4);
        assertThat(times.get(0) - times.get(1)).as("a step in seconds").isBetween(80_000L, 90_000L);
        UnsteadyJvmIT.assertVerdictsAsEver(said);
    }
}
