package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.Strict;
import io.rustbox.testing.Host;
import io.rustbox.testing.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Leftovers.class)
class WarmSandboxesIT {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(20)).memory(Limits.mebibytes(64)).processes(4);

    @TempDir
    private Path parent;

    @BeforeAll
    static void needsStrict() {
        Host.needs(Host.Feature.STRICT);
    }

    /** A warm sandbox would see the deleted folder, empty, for as long as it stays warm. */
    @Test
    void run_afterABoundFolderWasMadeAnew_seesTheNewOne() throws Exception {
        Path folder = parent.resolve("data");
        Root root = Root.host().bind(write(folder, "old"), "/data", Root.Access.READ_ONLY);
        try (WarmSandboxes<Strict> sandboxes = new WarmSandboxes<>(Sandbox::builder, Lockdown.judge(), 2)) {
            assertThat(read(sandboxes, root)).isEqualTo("old");
            Files.delete(folder.resolve("file"));
            Files.delete(folder);
            write(folder, "new");
            assertThat(read(sandboxes, root)).isEqualTo("new");
            assertThat(read(sandboxes, root)).isEqualTo("new");
        }
    }

    private static Path write(Path folder, String text) throws Exception {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("file"), text);
        return folder;
    }

    private static String read(WarmSandboxes<Strict> sandboxes, Root root) throws Exception {
        Report report = sandboxes.run(root, LIMITS, Command.of("/bin/cat", "/data/file"), new Cancellation());
        return report.stdout().text() + report.stderr().text();
    }
}
