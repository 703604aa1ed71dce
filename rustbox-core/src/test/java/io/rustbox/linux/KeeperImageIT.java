package io.rustbox.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.Host;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The keeper's images as processes: they live as long as the other end of their standard input. */
@ExtendWith(Leftovers.class)
class KeeperImageIT {
    private static final String EMULATOR = "qemu-aarch64-static";

    @TempDir
    private Path folder;

    @Test
    void ownKeeper_runAsAProcess_livesAsLongAsItsLifeline() throws Exception {
        livesAsLongAsItsLifeline(List.of(executable(Arch.current()).toString()));
    }

    @Test
    void aarch64Keeper_emulated_livesAsLongAsItsLifeline() throws Exception {
        Host.needs(Host.Feature.QEMU_AARCH64);
        livesAsLongAsItsLifeline(List.of(
                Host.tool(EMULATOR).orElseThrow().toString(), executable(Arch.AARCH64).toString()));
    }

    private static void livesAsLongAsItsLifeline(List<String> words) throws Exception {
        Process keeper = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            keeper.getOutputStream().write(new byte[]{1, 2, 3});
            keeper.getOutputStream().flush();
            assertThat(keeper.waitFor(200, TimeUnit.MILLISECONDS)).as("ended with its lifeline held").isFalse();
            keeper.getOutputStream().close();
            assertThat(keeper.waitFor(10, TimeUnit.SECONDS)).as("ended at the end of its input").isTrue();
            assertThat(keeper.exitValue()).isZero();
            assertThat(keeper.getInputStream().readAllBytes()).isEmpty();
        } finally {
            var _ = keeper.destroyForcibly().waitFor();
        }
    }

    private Path executable(Arch arch) throws IOException {
        Path file = folder.resolve("keeper");
        var _ = Files.write(file, ElfImage.of(MachineCode.load("keeper", arch), arch));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
