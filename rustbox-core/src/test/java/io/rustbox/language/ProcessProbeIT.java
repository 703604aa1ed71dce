package io.rustbox.language;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProcessProbeIT {
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir
    private Path folder;

    @Test
    void ask_program_isItsAnswerOnBothStreams() throws Exception {
        assertThat(ask("echo out; echo err >&2; pwd", 10_000)).isEqualTo("out\nerr\n/\n");
    }

    @Test
    void ask_programThatFails_tellsStatusAndFirstLine() {
        assertThatThrownBy(() -> ask("echo broken >&2; exit 3", 10_000))
                .isInstanceOf(IOException.class)
                .hasMessage("exit status 3: broken");
    }

    @Test
    @Timeout(value = 20, unit = SECONDS)
    void ask_programThatHangsWithAChild_isGivenUpAndLeavesNobody() throws Exception {
        Path pids = folder.resolve("pids");

        assertThatThrownBy(() -> ask("sleep 1000 & echo $! $$ > " + pids + "; wait", 300))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer within 300 ms");

        for (String pid : Files.readString(pids).strip().split(" ")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(handle -> assertThat(handle.onExit()).succeedsWithin(Duration.ofSeconds(10)));
        }
    }

    @Test
    @Timeout(value = 20, unit = SECONDS)
    void ask_programThatWritesWithoutEnd_isCutOff() {
        assertThatThrownBy(() -> ask("while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done", 1_000))
                .isInstanceOf(IOException.class);
    }

    @Test
    void ask_noProgram_fails() {
        assertThatThrownBy(() -> new ProcessProbe(Duration.ofSeconds(1)).ask(folder.resolve("none"), List.of()))
                .isInstanceOf(IOException.class);
    }

    private static String ask(String script, long millis) throws IOException, InterruptedException {
        return new ProcessProbe(Duration.ofMillis(millis)).ask(SHELL, List.of("-c", script));
    }
}
