package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.evidence.LayerReport;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every row of a permissive run, with whatever privileges the tests have: what can't be applied keeps it from running. */
@ExtendWith({Injected.class, Leftovers.class})
class PermissiveFailClosedIT {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(20))
            .memory(Limits.mebibytes(64))
            .processes(8);

    @TempDir
    private static Path folder;

    private static SpoilableSandbox sandbox;

    @BeforeAll
    static void open() throws Exception {
        var _ = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path trace = folder.resolve("ran");
        Enclosure enclosure = new PermissiveIsolation().limit(LIMITS).lock(Lockdown.judge());
        sandbox = new SpoilableSandbox(enclosure, trace, trace.toString());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void launch_nothingSpoiled_runs() throws Exception {
        assertThat(sandbox.runsWhole().evidence().layers())
                .extracting(LayerReport::state)
                .contains(LayerReport.State.MISSING);
    }

    @TestFactory
    Stream<DynamicTest> launch_rowUnknownToTheKernel_doesNotRun() {
        return sandbox.eachRowUnknownToTheKernel();
    }

    @Test
    void launch_cloneUnknownToTheKernel_doesNotRun() throws Exception {
        sandbox.cloneUnknownToTheKernel();
    }

    @TestFactory
    Stream<DynamicTest> launch_readBackOfAnotherValue_doesNotRun() {
        return sandbox.eachReadBackOfAnotherValue();
    }
}
