package io.rustbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Running;
import io.rustbox.SetupException;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Outcome;
import io.rustbox.evidence.Outcome.Failure;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody else on the host, or in this JVM, meddles with a sandbox's processes, threads and groups. */
@ExtendWith({Injected.class, Leftovers.class})
class InterferenceIT {
    private static final int SIGKILL = 9;
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(60))
            .memory(Limits.mebibytes(64))
            .processes(8);
    private static final Command SLEEP = Command.of("/bin/sleep", "1000");

    @BeforeEach
    void needsStrict() {
        Host.needs(Host.Feature.STRICT);
    }

    @Test
    void keeper_killedDuringARun_isNotBlamedOnTheProgram() throws Exception {
        try (Locked<?> sandbox = Enforced.STRICT.open(LIMITS)) {
            Running<?> running = sandbox.start(SLEEP);
            assertThat(keeper().destroyForcibly()).isTrue();
            Report report = running.await();
            Injected.count(Observed.of(report).answer());
            assertThat(report.outcome()).isInstanceOfSatisfying(Outcome.Indeterminate.class, outcome -> {
                assertThat(outcome.failure()).isEqualTo(Failure.SUPERVISOR_FAILED);
                assertThat(outcome.reasons()).containsExactly("the sandbox's keeper was killed from outside");
            });
            assertThat(report.evidence().lifecycle().keeper()).isEqualTo(Lifecycle.Keeper.DIED);
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
        }
    }

    @Test
    void keeper_killedBetweenRuns_isReplaced() throws Exception {
        try (Locked<?> sandbox = Enforced.STRICT.open(LIMITS)) {
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
            assertThat(keeper().destroyForcibly()).isTrue();
            Observed observed = Observed.of(() -> sandbox.run(Scenario.EXIT.command()));
            Injected.count(observed.answer());
            observed.assertRightOrRefused(Scenario.EXIT, List.of("ESRCH", "EINVAL", "ENOMEM", "was killed"));
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
        }
    }

    /** The kernel doesn't tell who sent a signal that kills: it is said that one did, and no limit is named. */
    @ParameterizedTest
    @EnumSource
    void program_killedBySomebodyElse_wasEndedByASignal(Enforced level) throws Exception {
        try (Locked<?> sandbox = level.open(LIMITS)) {
            Running<?> running = sandbox.start(SLEEP);
            assertThat(child(process -> executable(process).endsWith("/sleep")).destroyForcibly()).isTrue();
            Report report = running.await();
            Injected.count(Observed.of(report).answer());
            assertThat(report.outcome()).isEqualTo(new Outcome.Signaled(SIGKILL));
            assertThat(report.evidence().actions()).isEmpty();
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void run_onAnInterruptedThread_isAsAnyOther(Enforced level, @TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        try (Locked<?> sandbox = level.open(LIMITS)) {
            for (int i = 0; i < 5; i++) {
                Report report;
                Thread.currentThread().interrupt();
                try {
                    report = sandbox.run(Command.of("/bin/sh", "-c", "echo hello; exit 3")
                            .stdout(new Command.Sink.ToFile(output)));
                } finally {
                    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
                }
                Injected.count(Observed.of(report).answer());
                assertThat(report.outcome()).isEqualTo(new Outcome.Exited(3));
                assertThat(output).hasContent("hello\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void close_onAnInterruptedThread_leavesNothing(Enforced level) throws Exception {
        for (int i = 0; i < 10; i++) {
            Leftovers.Mark before = Leftovers.now();
            Locked<?> sandbox = level.open(LIMITS);
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
            Thread.currentThread().interrupt();
            sandbox.close();
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            Injected.count(true);
            before.assertNothingLeft();
        }
    }

    /** A folder in a run's group, which nothing but its removal makes go: the group stays until the sandbox is closed. */
    @ParameterizedTest
    @EnumSource
    void group_thatRefusesToGo_harmsNoVerdict(Enforced level) throws Exception {
        try (Locked<?> sandbox = level.open(LIMITS)) {
            Running<?> running = sandbox.start(SLEEP);
            for (Path group : groupsOf(child(process -> executable(process).endsWith("/sleep")))) {
                Files.createDirectory(group.resolve("obstacle"));
            }
            running.cancel();
            Report report = running.await();
            Injected.count(Observed.of(report).answer());
            assertThat(report.outcome()).isEqualTo(new Outcome.Cancelled());
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
        }
    }

    @Test
    void scratchSpace_tooSmallForTheFiles_refusesTheRun() throws Exception {
        Limits small = LIMITS.scratch(Limits.mebibytes(1));
        try (Locked<?> sandbox = Enforced.STRICT.open(small)) {
            Command large = Scenario.EXIT.command().file("large", new byte[(int) Limits.mebibytes(2)]);
            assertThatExceptionOfType(SetupException.class).isThrownBy(() -> sandbox.run(large))
                    .withMessageStartingWith("put large: write(")
                    .withMessageEndingWith("ENOSPC");
            Injected.count(false);
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
        }
    }

    @Test
    void scratchSpace_filledByTheProgram_isTheProgramsAffair() throws Exception {
        try (Locked<?> sandbox = Enforced.STRICT.open(LIMITS.scratch(Limits.mebibytes(1)))) {
            for (String folder : List.of("/box", "/tmp", "/dev/shm")) {
                Report report = sandbox.run(Command.of("/bin/sh", "-c",
                        "cat /dev/zero > " + folder + "/full; echo hello; exit 3"));
                Injected.count(Observed.of(report).answer());
                Scenario.EXIT.assertRight(report);
                assertThat(report.stderr().text()).contains("No space left on device");
            }
            Scenario.EXIT.assertRight(sandbox.run(Scenario.EXIT.command()));
        }
    }

    private static ProcessHandle keeper() {
        return child(process -> executable(process).contains("rustbox-keeper"));
    }

    private static ProcessHandle child(Predicate<ProcessHandle> wanted) {
        return ProcessHandle.current().children().filter(wanted).findFirst().orElseThrow();
    }

    private static String executable(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "exe")).toString();
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** {@return the folders of a process's groups that are ours, in every hierarchy} */
    private static List<Path> groupsOf(ProcessHandle process) throws IOException {
        String marker = "rustbox-" + ProcessHandle.current().pid() + "-";
        List<String> paths = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "cgroup")).stream()
                .map(line -> line.split(":", 3)[2])
                .filter(path -> path.contains(marker))
                .distinct()
                .toList();
        assertThat(paths).as("groups of the program").isNotEmpty();
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(" - cgroup"))
                .map(line -> line.split(" ", -1)[4])
                .flatMap(point -> paths.stream().map(path -> Path.of(point + path)))
                .filter(Files::isDirectory)
                .toList();
    }
}
