package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.Limits.mebibytes;
import static io.rustbox.ReportAssert.assertReport;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Limit;
import io.rustbox.evidence.Outcome;
import io.rustbox.evidence.Outcome.KilledBy;
import io.rustbox.evidence.Outcome.OutputStreamName;
import io.rustbox.evidence.SupervisorAction.Kind;
import io.rustbox.judge.VerdictCause;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.Pace;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that run into a limit, and what is said of them. */
@ExtendWith(Leftovers.class)
class LimitIT {
    private static final Duration CPU = ofMillis(300);
    /** What a loaded host may add; what a quiet one adds is told by AccuracyIT. */
    private static final Duration SLACK = Pace.stretched(ofMillis(150));
    private static final int PROCESSES = AMPLE.processes();
    private static final int EFBIG = 27;

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT, Feature.GCC);
    }

    @ParameterizedTest
    @CsvSource({
        "STRICT, spin-threads, 1", "STRICT, spin-threads, 8", "STRICT, spin-processes, 8", "STRICT, spin-in-turns, 0",
        "PERMISSIVE, spin-threads, 1", "PERMISSIVE, spin-threads, 8"
    })
    void cpuTime_usedUp_isTle(Level level, String act, String count) throws SandboxException {
        Report report = level.act(with(CPU), act, count);
        assertReport(report)
                .hasCause(VerdictCause.CPU_LIMIT)
                .hasLimitsHit()
                .hasCpuBetween(CPU, CPU.plus(SLACK));
        assertThat(report.outcome()).isInstanceOfSatisfying(Outcome.CpuTimeLimit.class, limit -> {
            assertThat(limit.killedBy()).isEqualTo(KilledBy.SUPERVISOR);
            assertThat(limit.limit()).isEqualTo(CPU);
            assertThat(limit.used()).isEqualTo(report.evidence().cpuTime().orElseThrow());
        });
    }

    @Test
    void cpuTime_justWithin_isAccepted() throws SandboxException {
        assertReport(Level.STRICT.act(with(Pace.stretched(CPU)), "work", "150"))
                .hasCause(VerdictCause.NORMAL_EXIT)
                .hasCpuBetween(ofMillis(150), Pace.stretched(CPU))
                .endedByItself();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catch", "ignore"})
    void sigxcpu_survived_isTleAllTheSame(String way) throws SandboxException {
        Duration limit = ofMillis(1300);
        assertReport(Level.STRICT.act(with(limit), "survive-sigxcpu", way))
                .hasCause(VerdictCause.CPU_LIMIT)
                .wasKilledFor(Kind.KILL_CPU_LIMIT)
                .hasCpuBetween(limit, limit.plus(SLACK));
    }

    @ParameterizedTest
    @CsvSource({"STRICT, sleep", "STRICT, stop", "PERMISSIVE, sleep", "PERMISSIVE, stop"})
    void wallTime_passedIdly_isTle(Level level, String act) throws SandboxException {
        Duration wall = ofMillis(300);
        Limits limits = Limits.cpu(ofSeconds(5)).wall(wall).memory(mebibytes(64)).processes(4);
        Report report = level.act(limits, act, "10000");
        assertReport(report)
                .hasCause(VerdictCause.WALL_LIMIT)
                .wasKilledFor(Kind.KILL_WALL_LIMIT)
                .hasWallBetween(wall, wall.plus(SLACK))
                .hasCpuBetween(ZERO, Pace.stretched(ofMillis(50)))
                .leftAlive(0);
        assertThat(report.outcome()).isEqualTo(
                new Outcome.WallTimeLimit(report.evidence().timing().wall(), wall, KilledBy.SUPERVISOR));
    }

    @ParameterizedTest
    @CsvSource({
        "STRICT, malloc, 200", "STRICT, mmap, 200", "STRICT, fork-memory, 200", "STRICT, fill-directory, /box",
        "STRICT, fill-directory, /tmp", "STRICT, fill-directory, /dev/shm", "STRICT, page-tables, 64",
        "PERMISSIVE, malloc, 200", "PERMISSIVE, mmap, 200"
    })
    void memory_usedUp_isMleByTheKernelsWord(Level level, String act, String amount) throws SandboxException {
        if (level == Level.PERMISSIVE && Host.lack(Feature.CGROUP1).isPresent()) {
            Host.needs(Feature.CGROUP2);
        }
        long limit = mebibytes(48);
        Limits limits = AMPLE.fileSize(mebibytes(100)).scratch(mebibytes(200));
        Limits tight = Limits.cpu(limits.cpu()).wall(limits.wall()).memory(limit).processes(PROCESSES)
                .fileSize(limits.fileSizeBytes()).scratch(limits.scratchBytes());
        Report report = level.act(tight, act, amount);
        assertReport(report)
                .hasCause(VerdictCause.OOM_KILL)
                .hasLimitsHit()
                .hasOomKills()
                .hasMemoryPeakBetween(limit * 9 / 10, limit);
        assertThat(report.outcome()).isInstanceOfSatisfying(
                Outcome.MemoryLimit.class, outcome -> assertThat(outcome.limitBytes()).isEqualTo(limit));
    }

    @Test
    void memory_justWithin_isAccepted() throws SandboxException {
        assertReport(Level.STRICT.act(AMPLE, "malloc", "40"))
                .hasCause(VerdictCause.NORMAL_EXIT)
                .hasMemoryPeakBetween(mebibytes(40), mebibytes(46))
                .endedByItself();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/box", "/tmp", "/dev/shm"})
    void scratchSpace_full_isEnospcForTheProgram(String directory) throws SandboxException {
        int enospc = 28;
        Limits limits = AMPLE.scratch(mebibytes(3));
        assertReport(Level.STRICT.act(limits, "fill-directory", directory))
                .hasOutcome(new Outcome.Exited(enospc))
                .hasMemoryPeakBetween(mebibytes(1), mebibytes(6));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void forkBomb_inSandbox_isContained(Level level) throws SandboxException {
        assertReport(level.act(with(CPU), "fork-bomb"))
                .hasCause(VerdictCause.CPU_LIMIT)
                .hasLimitsHit(Limit.PROCESS)
                .hasProcessPeak(PROCESSES);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void threadBomb_inSandbox_isContained(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "thread-bomb"))
                .hasOutcome(new Outcome.Exited(0))
                .wrote(PROCESSES - 1 + " EAGAIN\n")
                .hasLimitsHit(Limit.PROCESS)
                .hasProcessPeak(PROCESSES)
                .endedByItself();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void processes_leftByTheDozen_areAllFound(Level level) throws SandboxException {
        assertReport(level.act(AMPLE, "fork-all"))
                .hasOutcome(new Outcome.Exited(0))
                .wrote(PROCESSES - 1 + " EAGAIN\n")
                .hasLimitsHit(Limit.PROCESS)
                .wasKilledFor(Kind.KILL_LEFTOVERS)
                .leftAlive(PROCESSES - 1);
    }

    @ParameterizedTest
    @CsvSource({"STRICT, STDOUT", "STRICT, STDERR", "PERMISSIVE, STDOUT"})
    void output_ofAHundredMegabytes_isOle(Level level, OutputStreamName stream) throws SandboxException {
        String act = "flood-" + stream.name().toLowerCase(Locale.ROOT);
        Report report = level.act(AMPLE, act, "100000000");
        assertReport(report)
                .hasOutcome(new Outcome.OutputLimit(stream, AMPLE.outputBytes()))
                .hasCause(VerdictCause.OUTPUT_LIMIT)
                .wasKilledFor(Kind.KILL_OUTPUT_LIMIT)
                .hasLimitsHit();
        Output output = stream == OutputStreamName.STDOUT ? report.stdout() : report.stderr();
        assertThat(output.bytes()).hasSize((int) AMPLE.outputBytes()).containsOnly('x');
        assertThat(output.writtenBytes()).isGreaterThan(AMPLE.outputBytes());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, -1", "1000, 0", "1000, 1", "65536, -1", "65536, 0", "65536, 1", "1048576, 0",
        "1048576, 1"})
    void output_atTheBoundary_isCountedExactly(int limit, int beyond) throws SandboxException {
        Report report = Level.STRICT.act(AMPLE.output(limit), "flood-stdout", Integer.toString(limit + beyond));
        assertReport(report).hasCause(beyond > 0 ? VerdictCause.OUTPUT_LIMIT : VerdictCause.NORMAL_EXIT);
        assertThat(report.stdout().writtenBytes()).isEqualTo(limit + beyond);
        assertThat(report.stdout().bytes()).hasSize(Math.min(limit, limit + beyond));
        assertThat(report.evidence().stdout().truncated()).isEqualTo(beyond > 0);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void file_tooLarge_isSigxfsz(Level level) throws SandboxException {
        long beyond = AMPLE.fileSizeBytes() + 1;
        assertReport(level.act(AMPLE, "large-file", Long.toString(beyond)))
                .hasOutcome(new Outcome.FileSizeLimit(AMPLE.fileSizeBytes()))
                .hasCause(VerdictCause.FILE_SIZE_LIMIT)
                .endedByItself();
        assertReport(level.act(AMPLE, "large-file", Long.toString(AMPLE.fileSizeBytes())))
                .hasOutcome(new Outcome.Exited(0));
    }

    @Test
    void file_tooLargeWithSigxfszIgnored_isEfbigForTheProgram() throws SandboxException {
        long beyond = AMPLE.fileSizeBytes() + 1;
        assertReport(Level.STRICT.act(AMPLE, "large-file-ignoring", Long.toString(beyond)))
                .hasOutcome(new Outcome.Exited(EFBIG))
                .hasCause(VerdictCause.NONZERO_EXIT)
                .endedByItself();
    }

    @Test
    void severalRuns_inOneSandbox_haveFiguresOfTheirOwn() throws SandboxException {
        try (Locked<Strict> sandbox = Level.strict(with(Pace.stretched(CPU)))) {
            for (int i = 0; i < 3; i++) {
                assertReport(sandbox.run(CPrograms.command("acts", "malloc", "30")))
                        .hasCause(VerdictCause.NORMAL_EXIT).hasMemoryPeakBetween(mebibytes(30), mebibytes(36));
                assertReport(sandbox.run(CPrograms.command("acts", "spin-threads", "1")))
                        .hasCause(VerdictCause.CPU_LIMIT).hasMemoryPeakBetween(0, mebibytes(4));
                assertReport(sandbox.run(CPrograms.command("acts", "daemon", "3")))
                        .hasOutcome(new Outcome.Exited(3)).leftAlive(1)
                        .hasCpuBetween(ZERO, Pace.stretched(ofMillis(100)));
            }
        }
    }

    private static Limits with(Duration cpu) {
        return Limits.cpu(cpu).wall(AMPLE.wall()).memory(AMPLE.memoryBytes()).processes(PROCESSES);
    }
}
