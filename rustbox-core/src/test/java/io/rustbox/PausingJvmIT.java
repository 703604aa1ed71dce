package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a JVM does to itself, or has done to it, changes neither what a program gets nor what is said of it. */
@ExtendWith(Leftovers.class)
class PausingJvmIT {
    private static final String NO_SIGNAL = "0000000000000000";

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT, Feature.GCC);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void signalsAndDescriptors_ofTheJvm_areNotInherited(Level level) throws IOException, InterruptedException {
        // a shell's nohup and trap leave signals ignored, and some service managers leave some blocked
        List<String> command = new ArrayList<>(
                List.of("env", "--ignore-signal=HUP,INT,USR2,PIPE", "--block-signal=USR1,RTMAX"));
        command.addAll(ChildJvm.command(PausingJvm.class, "view", level.name()));
        View view = View.of(output(new ProcessBuilder(command)));
        assertThat(view.all("fd")).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(List.of("SigIgn", "SigBlk", "SigCgt")).allMatch(set -> view.status(set).equals(NO_SIGNAL));
    }

    @Test
    void signals_ofAProcessStartedSo_areInheritedOutside() throws IOException, InterruptedException {
        String status = output(new ProcessBuilder(
                "env", "--ignore-signal=HUP,INT,USR2,PIPE", "--block-signal=USR1,RTMAX", "cat", "/proc/self/status"));
        assertThat(status).doesNotContain("SigIgn:\t" + NO_SIGNAL).doesNotContain("SigBlk:\t" + NO_SIGNAL);
    }

    @Test
    void pauseOfAllThreads_whileASilentProgramEnds_doesNotLengthenIt() throws IOException, InterruptedException {
        View said = View.of(output(new ProcessBuilder(ChildJvm.command(PausingJvm.class, "pause", "sleep"))));
        assertThat(Long.parseLong(said.one("pause"))).isGreaterThan(1_000);
        assertThat(said.all("outcome")).containsExactly("Exited[status=0]", "Exited[status=0]");
        assertThat(Long.parseLong(said.all("wall").getLast())).isBetween(300L, 600L);
    }

    @Test
    void pauseOfAllThreads_whileAWritingProgramEnds_isNotBlamedOnIt() throws IOException, InterruptedException {
        View said = View.of(output(new ProcessBuilder(ChildJvm.command(PausingJvm.class, "pause", "chatter"))));
        assertThat(Long.parseLong(said.one("pause"))).isGreaterThan(1_000);
        assertThat(said.all("outcome").getLast())
                .matches("Exited\\[status=0]|Indeterminate\\[failure=EVIDENCE_MISSING.*");
    }

    /**
     * Past the wall limit of a second: long past it, and by so little that a supervisor that runs may be as late to see the
     * end of a program that it has killed.
     */
    @ParameterizedTest
    @CsvSource({"300, 1500", "800, 1040"})
    void stop_ofTheWholeJvm_overTheEndAndTheLimit_makesTheRunIndeterminate(String end, int resumed)
            throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(ChildJvm.command(PausingJvm.class, "wait-started", end))
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader reader = jvm.inputReader()) {
            assertThat(reader.readLine()).isEqualTo("started");
            signal(jvm, "STOP");
            TimeUnit.MILLISECONDS.sleep(resumed);
            signal(jvm, "CONT");
            View said = new View(reader.lines().toList());
            assertThat(said.one("outcome")).startsWith("Indeterminate[failure=EVIDENCE_MISSING").contains("suspended");
        } finally {
            assertThat(jvm.destroyForcibly().waitFor()).isNotNull();
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
