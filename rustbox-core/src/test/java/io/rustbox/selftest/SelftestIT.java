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
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The self test on this host: what it promises is so, and it tells of what isn't. */
@ExtendWith({SelftestIT.OpenedOnce.class, Leftovers.class})
class SelftestIT {
    /** The first socket that a JVM closes costs it a descriptor for good. */
    static final class OpenedOnce implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) throws IOException {
            new ServerSocket(0, 1, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void run_strict_containsEverythingThatBitesOutsideByEveryLayer() throws Exception {
        Host.needs(Feature.STRICT);

        SelftestReport report = run(Mode.STRICT);

        assertThat(report.results())
                .extracting(AttackResult::containment)
                .as("%s", report.results())
                .isSubsetOf(Containment.CONTAINED, Containment.REFUSED_BY_HOST, Containment.NOT_TRIED);
        assertThat(report.conclusion()).isEqualTo(Conclusion.HELD);
        for (Layer layer : Layer.values()) {
            Barrier barrier = Barrier.valueOf(layer.name());
            assertThat(report.results())
                    .as("attacks on %s", layer)
                    .filteredOn(result -> result.barriers().contains(barrier))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .anyMatch(result -> result.stoppedBy().equals(Optional.of(barrier)));
        }
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
        try (Selftest selftest = new Selftest(Bait.lay(), List.of(harmless))) {
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
