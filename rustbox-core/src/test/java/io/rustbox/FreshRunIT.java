package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.ReportAssert.assertReport;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Layer;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two runs in one sandbox: the second sees nothing of the first. */
@ExtendWith(Leftovers.class)
class FreshRunIT {
    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT, Feature.GCC);
    }

    @Test
    void traces_ofOneRun_areGoneInTheNext() throws SandboxException {
        try (Locked<Strict> sandbox = Level.strict(AMPLE)) {
            Report left = sandbox.run(CPrograms.command("traces", "leave"));
            assertReport(left)
                    .hasOutcome(new Outcome.Exited(0))
                    .leftAlive(1)
                    .wrote("""
                            ./rustbox-trace ok
                            /tmp/rustbox-trace ok
                            /dev/shm/rustbox-trace ok
                            shm ok
                            msg ok
                            sem ok
                            mqueue EMFILE
                            bind ok
                            listen ok
                            """);
            assertReport(sandbox.run(CPrograms.command("traces", "look")))
                    .hasOutcome(new Outcome.Exited(0))
                    .wrote("");
        }
    }

    @Test
    void traces_outside_areFound(@TempDir Path directory) throws IOException, InterruptedException {
        Path traces = CPrograms.executable("traces");
        Process leaving = start(directory, traces, "leave");
        long child = Long.parseLong(leaving.errorReader().readLine());
        try {
            assertThat(leaving.waitFor()).isZero();
            Process looking = start(directory, traces, "look");
            assertThat(new String(looking.getInputStream().readAllBytes(), UTF_8)).contains(
                    "found ./rustbox-trace", "found /tmp/rustbox-trace", "found /dev/shm/rustbox-trace", "found shm",
                    "found msg", "found sem", "found mqueue", "found socket", "found process");
        } finally {
            ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
            assertThat(start(directory, traces, "remove").waitFor()).isZero();
        }
    }

    @Test
    void mountsAndNames_ofTwoRuns_areTheSame() throws SandboxException {
        try (Locked<Strict> sandbox = Level.strict(AMPLE)) {
            View first = View.of(sandbox.run(CPrograms.command("view")).stdout().text());
            View second = View.of(sandbox.run(CPrograms.command("view")).stdout().text());
            assertThat(second.mounts()).isEqualTo(first.mounts());
            assertThat(second.all("process")).hasSize(1);
        }
    }

    @Test
    void namespaces_ofTwoRuns_areFreshWhereARunLeavesTraces() throws SandboxException {
        try (Locked<Strict> sandbox = Level.strict(AMPLE)) {
            Report first = sandbox.run(CPrograms.command("acts", "exit", "0"));
            Report second = sandbox.run(CPrograms.command("acts", "exit", "0"));
            assertThat(first.evidence().lifecycle().keeper()).isEqualTo(Lifecycle.Keeper.KEPT);
            assertThat(readBack(second, Layer.PID_NAMESPACE)).isEqualTo(readBack(first, Layer.PID_NAMESPACE));
            assertThat(readBack(second, Layer.NETWORK_NAMESPACE)).isEqualTo(readBack(first, Layer.NETWORK_NAMESPACE));
            assertThat(second.evidence().lifecycle().pid()).isNotEqualTo(first.evidence().lifecycle().pid());
        }
    }

    /** Some kernels kill at birth whatever is cloned into a group that was killed once. */
    @Test
    void group_ofARunWhoseLeftoversWereKilled_isNeverUsedAgain() throws SandboxException {
        Set<String> groups = new HashSet<>();
        try (Locked<Strict> sandbox = Level.strict(AMPLE)) {
            for (int i = 0; i < 3; i++) {
                Report killed = sandbox.run(CPrograms.command("acts", "daemon", "3"));
                Report after = sandbox.run(CPrograms.command("acts", "exit", "0"));
                assertReport(killed).hasOutcome(new Outcome.Exited(3)).leftAlive(1);
                assertThat(killed.evidence().lifecycle().keeper()).isEqualTo(Lifecycle.Keeper.DISCARDED);
                assertReport(after).hasOutcome(new Outcome.Exited(0)).endedByItself();
                groups.add(readBack(killed, Layer.CGROUP).get("membership"));
                groups.add(readBack(after, Layer.CGROUP).get("membership"));
            }
        }
        assertThat(groups).hasSize(6).allMatch(group -> group.contains("/run-"));
    }

    @Test
    void manyRuns_inOneSandbox_leaveTheKeeperInPlace() throws SandboxException {
        try (Locked<Strict> sandbox = Level.strict(AMPLE)) {
            for (int i = 0; i < 50; i++) {
                assertReport(sandbox.run(CPrograms.command("acts", "exit", Integer.toString(i))))
                        .hasOutcome(new Outcome.Exited(i))
                        .endedByItself();
            }
        }
    }

    private static Map<String, String> readBack(Report report, Layer layer) {
        return report.evidence().layers().stream()
                .filter(read -> read.layer() == layer)
                .map(LayerReport::readBack)
                .findFirst()
                .orElseThrow();
    }

    private static Process start(Path directory, Path program, String argument) throws IOException {
        Files.createDirectories(directory);
        return new ProcessBuilder(program.toString(), argument).directory(directory.toFile()).start();
    }
}
