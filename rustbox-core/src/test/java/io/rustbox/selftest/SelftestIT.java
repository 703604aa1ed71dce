package io.rustbox.selftest;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import io.rustbox.selftest.SelftestReport.Conclusion;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The self test on this host: what it promises is so, and it tells of what isn't. */
@ExtendWith(Leftovers.class)
class SelftestIT {
    @Test
    void run_strict_containsEverythingThatBitesOutside() throws Exception {
        Host.needs(Feature.STRICT);

        SelftestReport report = run(Mode.STRICT);

        assertThat(report.results())
                .filteredOn(result -> result.containment() != Containment.REFUSED_BY_HOST)
                .allSatisfy(
                        result -> assertThat(result.containment()).as("%s", result).isEqualTo(Containment.CONTAINED));
        assertThat(report.conclusion()).isEqualTo(Conclusion.HELD);
    }

    @Test
    void run_strict_showsEachLayerAtLeastTwice() throws Exception {
        Host.needs(Feature.STRICT);

        Map<Barrier, Integer> stopped = new EnumMap<>(Barrier.class);
        run(Mode.STRICT).results()
                .forEach(result -> result.stoppedBy().ifPresent(by -> stopped.merge(by, 1, Integer::sum)));

        assertThat(Arrays.stream(Layer.values()).map(layer -> Barrier.valueOf(layer.name())))
                .allSatisfy(barrier -> assertThat(stopped).as("%s", barrier).extractingByKey(barrier)
                        .satisfies(times -> assertThat(times).isGreaterThanOrEqualTo(2)));
    }

    @Test
    void run_permissive_saysWhatItDoesNotStop() throws Exception {
        SelftestReport report = run(Mode.PERMISSIVE);

        assertThat(report.conclusion()).as("%s", report.results()).isEqualTo(Conclusion.HELD);
        Map<String, Containment> found =
                report.results().stream().collect(toMap(AttackResult::id, AttackResult::containment));
        assertThat(List.of("see_process", "read_host_file", "write_bound_file", "fill_scratch"))
                .allSatisfy(id -> assertThat(found).containsEntry(id, Containment.NOT_PROMISED));
        assertThat(List.of("cpu_spin", "output_flood", "ptrace", "new_privileges", "environment", "descriptor"))
                .allSatisfy(id -> assertThat(found).containsEntry(id, Containment.CONTAINED));
    }

    /** An attack that nothing is in the way of has to be told as such: the test can fail. */
    @Test
    void run_attackOnABarrierThatDoesNotStopIt_isNotContained() throws Exception {
        Attack harmless = Attack.named("pid", "know oneself", Step.call("getpid").told()).fruitlessBy(Barrier.SECCOMP);
        try (Bait bait = Bait.lay(); Selftest selftest = new Selftest(bait, List.of(harmless))) {
            SelftestReport report = selftest.run(Mode.PERMISSIVE, _ -> {});

            assertThat(report.results()).extracting(AttackResult::containment)
                    .containsExactly(Containment.NOT_CONTAINED);
            assertThat(report.conclusion()).isEqualTo(Conclusion.BROKEN);
        }
    }

    @Test
    void attacks_all_haveANameOfTheirOwn() {
        List<Attack> attacks = Selftest.attacks(Optional.empty());

        assertThat(attacks.stream().map(Attack::id).collect(toSet())).hasSameSizeAs(attacks);
    }

    private static SelftestReport run(Mode mode) throws Exception {
        try (Selftest selftest = Selftest.prepare()) {
            return selftest.run(mode, _ -> {});
        }
    }
}
