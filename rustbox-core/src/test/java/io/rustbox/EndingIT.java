package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.ReportAssert.assertReport;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.evidence.Outcome;
import io.rustbox.evidence.SupervisorAction.Kind;
import io.rustbox.host.HostProbe;
import io.rustbox.judge.VerdictCause;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.Pace;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that end by themselves, in every way there is, and what is said of them. */
@ExtendWith(Leftovers.class)
class EndingIT {
    private static final int SIGABRT = 6;
    private static final int SIGSEGV = 11;
    private static final int SIGXFSZ = 25;
    private static final int SIGSYS = 31;

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT, Feature.GCC);
    }

    @ParameterizedTest
    @CsvSource({"STRICT, 0", "STRICT, 3", "STRICT, 139", "STRICT, 255", "PERMISSIVE, 0", "PERMISSIVE, 139"})
    void exit_status_isToldAsItIs(Level level, int status) throws SandboxException {
        assertReport(level.act(AMPLE, "exit", Integer.toString(status)))
                .hasOutcome(new Outcome.Exited(status))
                .hasCause(status == 0 ? VerdictCause.NORMAL_EXIT : VerdictCause.NONZERO_EXIT)
                .hasLimitsHit()
                .endedByItself()
                .hasProcessPeak(1)
                .hasCpuBetween(ZERO, Pace.stretched(ofMillis(100)));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void evidence_ofARun_saysWhatTimesOfThisHostAreWorth(Level level) throws SandboxException {
        Report report = level.act(AMPLE, "exit", "0");
        assertThat(report.evidence().host()).contains(HostProbe.ofHost().conditions());
    }

    /** All that end a process by default; signal(7). The first two real-time signals are libc's own. */
    static Stream<Integer> fatalSignals() {
        List<Integer> standard =
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 26, 27, 29, 30);
        return Stream.concat(standard.stream(), IntStream.rangeClosed(32, 64).boxed());
    }

    @ParameterizedTest
    @MethodSource("fatalSignals")
    void kill_ofOneself_isToldWithTheTrueSignal(int signal) throws SandboxException {
        assertReport(Level.STRICT.act(AMPLE, "signal", Integer.toString(signal)))
                .hasOutcome(new Outcome.Signaled(signal))
                .hasCause(VerdictCause.SIGNAL)
                .hasLimitsHit()
                .endedByItself();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void kill_ofOneselfWithSignalsOfTheSandbox_isToldAsTheirCause(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "signal", Integer.toString(SIGXFSZ)))
                .hasOutcome(new Outcome.FileSizeLimit(AMPLE.fileSizeBytes()));
        assertReport(level.act(AMPLE, "signal", Integer.toString(SIGSYS))).hasCause(VerdictCause.FORBIDDEN_SYSCALL);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void abort_inProgram_isSignal6(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "abort")).hasOutcome(new Outcome.Signaled(SIGABRT)).endedByItself();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void badAccess_inProgram_isSignal11(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "segfault")).hasOutcome(new Outcome.Signaled(SIGSEGV)).endedByItself();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void output_ofAnOrphan_isKept(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "orphan-writes"))
                .hasOutcome(new Outcome.Exited(0))
                .wrote("from the orphan\n")
                .endedByItself();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void child_thatStays_isFoundAndKilledAndChangesNothing(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "child-stays", "4"))
                .hasOutcome(new Outcome.Exited(4))
                .hasCause(VerdictCause.NONZERO_EXIT)
                .wrote("from the child\n")
                .wasKilledFor(Kind.KILL_LEFTOVERS)
                .leftAlive(1)
                .hasWallBetween(ZERO, Pace.stretched(ofSeconds(2)));
    }

    @Test
    void daemon_inStrict_isFoundAndKilledAndChangesNothing() throws SandboxException {
        assertReport(Level.STRICT.act(AMPLE, "daemon", "0"))
                .hasOutcome(new Outcome.Exited(0))
                .wasKilledFor(Kind.KILL_LEFTOVERS)
                .leftAlive(1);
    }

    @Test
    void daemon_inPermissive_getsNoSessionOfItsOwn() throws SandboxException {
        assertReport(Level.PERMISSIVE.act(AMPLE, "daemon", "0")).hasOutcome(new Outcome.Exited(7)).endedByItself();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void closedStdout_beforeTheEnd_isNotTheEnd(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "close-stdout", "200"))
                .hasOutcome(new Outcome.Exited(5))
                .endedByItself()
                .hasWallBetween(ofMillis(200), Pace.stretched(ofSeconds(2)));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void endOfMainThread_withAnotherRunning_isNotTheEnd(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "main-thread-ends"))
                .hasOutcome(new Outcome.Exited(6))
                .wrote("from the last thread\n")
                .endedByItself()
                .hasWallBetween(ofMillis(100), Pace.stretched(ofSeconds(2)));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void exec_byAnotherThread_isNotTheEnd(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "thread-executes", "./acts"))
                .hasOutcome(new Outcome.Exited(9))
                .endedByItself();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void program_thatDoesNotExist_runsNothing(Level level) {
        assertLaunchFails(level, Command.of("/usr/bin/no-such-program"), "ENOENT");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void program_withoutExecutePermission_runsNothing(Level level) {
        assertLaunchFails(level, Command.of("./data").file("data", "text"), "EACCES");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void program_ofNoKnownFormat_runsNothing(Level level) {
        BoxFile text = new BoxFile("text", new byte[]{'x'}, Executable.YES);
        assertLaunchFails(level, Command.of("./text").file(text), "ENOEXEC");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void arguments_tooLong_runNothing(Level level) {
        String longerThanAPageOfArguments = "x".repeat(1 << 18); // MAX_ARG_STRLEN is 128 KiB
        assertLaunchFails(level, CPrograms.command("acts", "exit", longerThanAPageOfArguments), "E2BIG");
    }

    @Test
    void sandbox_afterAProgramThatDoesNotExist_runsTheNext() throws SandboxException {
        try (Locked<Strict> sandbox = Level.strict(AMPLE)) {
            assertThatThrownBy(() -> sandbox.run(Command.of("/nowhere"))).isInstanceOf(SetupException.class);
            assertReport(sandbox.run(CPrograms.command("acts", "exit", "0"))).hasOutcome(new Outcome.Exited(0));
        }
    }

    private static void assertLaunchFails(Level level, Command command, String errno) {
        assertThatThrownBy(() -> level.run(AMPLE, command))
                .isInstanceOfSatisfying(SetupException.class, failure -> {
                    assertThat(failure.step()).isEqualTo("execute program");
                    assertThat(failure.errno().orElseThrow()).hasToString(errno);
                    assertThat(failure).hasMessageContaining(command.program());
                });
    }
}
