package io.rustbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JVM is stopped at a bad moment, or its wall clock is set again and again: no verdict depends on either. */
@ExtendWith({Injected.class, Leftovers.class})
class UnsteadyJvmIT {
    @BeforeEach
    void needsStrict() {
        Host.needs(Host.Feature.STRICT);
    }

    /** A preloaded library makes each look at the wall clock, and at that clock alone, tell another day. */
    @ParameterizedTest
    @EnumSource
    void wallClock_thatStepsADayAtEachLook_changesNoVerdict(Enforced level, @TempDir Path folder) throws Exception {
        Host.needs(Host.Feature.GCC);
        ProcessBuilder builder = new ProcessBuilder(ChildJvm.command(UnsteadyJvm.class, "clock", level.name()));
        var _ = builder.environment().put("LD_PRELOAD", library(folder).toString());
        View said = View.of(output(builder));
        assertThat(Long.parseLong(said.one("step"))).as("the clock steps").isGreaterThan(80_000_000);
        assertVerdictsAsEver(said);
    }

    /** On the programs that {@link UnsteadyJvm} runs while the clock steps. */
    static void assertVerdictsAsEver(View said) {
        List<String> outcomes = said.all("outcome");
        assertThat(outcomes.get(0)).isEqualTo("Exited[status=3]");
        assertThat(outcomes.get(1)).startsWith("CpuTimeLimit[");
        assertThat(outcomes.get(2)).startsWith("WallTimeLimit[");
        assertThat(said.all("wall")).allMatch(millis -> Long.parseLong(millis) < 60_000);
        outcomes.forEach(_ -> Injected.count(true));
    }

    /** Meanwhile the program used up its CPU time, and the kernel ended it. */
    @ParameterizedTest
    @EnumSource
    void stop_whileAProgramUsesUpItsCpuTime_isNoExcuseForIt(Enforced level) throws Exception {
        View said = stoppedWhile(level, "while :; do :; done");
        assertThat(said.one("outcome")).startsWith("CpuTimeLimit[");
    }

    /** Meanwhile the program wrote more than a pipe holds, had to wait, and could not end. */
    @ParameterizedTest
    @EnumSource
    void stop_whileAProgramWrites_losesNothing(Enforced level) throws Exception {
        View said = stoppedWhile(level, "head -c 300000 /dev/zero; exit 3");
        assertThat(said.one("outcome")).isEqualTo("Exited[status=3]");
        assertThat(said.one("output")).isEqualTo("300000");
    }

    /** Meanwhile the program ended, and within its wall time, however long the JVM slept. */
    @ParameterizedTest
    @EnumSource
    void stop_overTheEndOfAProgram_changesNothing(Enforced level) throws Exception {
        View said = stoppedWhile(level, "exit 3");
        assertThat(said.one("outcome")).isEqualTo("Exited[status=3]");
    }

    /** {@return what a JVM says that was stopped from the start of a program until that did nothing more} */
    private static View stoppedWhile(Enforced level, String script) throws Exception {
        Process jvm = new ProcessBuilder(ChildJvm.command(UnsteadyJvm.class, "stopped", level.name(), script))
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader reader = jvm.inputReader()) {
            assertThat(reader.readLine()).isEqualTo("started");
            signal(jvm, "STOP");
            awaitRest(jvm);
            jvm.getOutputStream().close();
            signal(jvm, "CONT");
            View said = new View(reader.lines().toList());
            assertThat(jvm.waitFor()).isZero();
            Injected.count(true);
            return said;
        } finally {
            assertThat(jvm.destroyForcibly().waitFor()).isNotNull();
        }
    }

    /** Until every process below the JVM sleeps or has ended; there is no event for that. */
    private static void awaitRest(Process jvm) throws InterruptedException {
        int quiet = 0;
        while (quiet < 20) {
            boolean busy = jvm.descendants().anyMatch(process -> state(process) == 'R');
            quiet = busy ? 0 : quiet + 1;
            Thread.sleep(20);
        }
    }

    private static char state(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return 'X';
        }
    }

    private static Path library(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("wandering.c");
        try (InputStream code = UnsteadyJvmIT.class.getResourceAsStream("wandering.c")) {
            Files.write(source, Objects.requireNonNull(code).readAllBytes());
        }
        Path library = folder.resolve("wandering.so");
        String said = output(new ProcessBuilder(
                "gcc", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
        assertThat(said).isEmpty();
        return library;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
