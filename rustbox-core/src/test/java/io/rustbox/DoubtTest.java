package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.LimitSnapshot;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.Outcome;
import io.rustbox.evidence.StreamEvidence;
import io.rustbox.evidence.Termination;
import io.rustbox.evidence.TimingEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoubtTest {
    private static final Lifecycle CLEAN = new Lifecycle(7, List.of(), Lifecycle.Keeper.KEPT);

    @Test
    void of_cleanRun_isNone() {
        assertThat(Doubt.of(report(new Outcome.Exited(3), CLEAN, List.of()))).isEmpty();
        Lifecycle permissive = new Lifecycle(7, List.of(), Lifecycle.Keeper.NONE);
        assertThat(Doubt.of(report(new Outcome.Cancelled(), permissive, List.of()))).isEmpty();
    }

    @Test
    void of_leftovers_namesThem() {
        Lifecycle left = new Lifecycle(7, List.of(8, 9), Lifecycle.Keeper.KEPT);
        assertThat(Doubt.of(report(new Outcome.Exited(0), left, List.of())))
                .contains(new Doubt("processes were left over: [8, 9]"));
    }

    @Test
    void of_killedKeeper_isOne() {
        Lifecycle killed = new Lifecycle(7, List.of(), Lifecycle.Keeper.DISCARDED);
        assertThat(Doubt.of(report(new Outcome.Exited(0), killed, List.of()))).isPresent();
    }

    @Test
    void of_missingEvidence_isOne() {
        assertThat(Doubt.of(report(new Outcome.Exited(0), CLEAN, List.of("cpu.stat: EIO")))).isPresent();
    }

    @Test
    void of_indeterminateOutcome_isOne() {
        Outcome outcome = new Outcome.Indeterminate(Outcome.Failure.SUPERVISOR_FAILED, List.of("why"));
        assertThat(Doubt.of(report(outcome, CLEAN, List.of()))).isPresent();
    }

    private static Report report(Outcome outcome, Lifecycle lifecycle, List<String> errors) {
        Duration second = Duration.ofSeconds(1);
        Output nothing = new Output(new byte[0], 0);
        StreamEvidence empty = new StreamEvidence(0, 0);
        Evidence evidence = new Evidence(
                Mode.STRICT,
                new LimitSnapshot(second, second, 1, 1, 1, 1, 1, 1, 1),
                List.of(),
                List.of(),
                Optional.of(new Termination.Exited(0)),
                Optional.empty(),
                Optional.empty(),
                new TimingEvidence(Instant.EPOCH, Instant.EPOCH, second, second, second, second),
                List.of(),
                empty,
                empty,
                lifecycle,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                errors);
        return new Report(outcome, nothing, nothing, Map.of(), evidence);
    }
}
