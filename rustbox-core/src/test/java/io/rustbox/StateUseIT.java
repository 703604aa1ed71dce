package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Host;
import io.rustbox.testing.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compiler can't refuse: states used twice, after their end, and two runs at a time. Nothing ever runs then. */
@ExtendWith(Leftovers.class)
class StateUseIT {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(30))
            .memory(Limits.mebibytes(64))
            .processes(8);

    /** Often enough for the thread that launches and the one that waits for it to meet in every order. */
    private static final int RACES = 50;

    @TempDir
    private Path folder;

    /** The enforcement levels; each has its own way to a directory of the host. */
    enum Level {
        STRICT,
        PERMISSIVE;

        Unconfigured<? extends Enforcement> begin() {
            return switch (this) {
                case STRICT -> {
                    Host.needs(Host.Feature.STRICT);
                    yield Sandbox.builder();
                }
                case PERMISSIVE -> Sandbox.permissive();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void limit_twice_isRefused(Level level) throws Exception {
        Isolated<? extends Enforcement> isolated = level.begin().isolate(Root.host());
        try (var _ = isolated.limit(LIMITS)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> isolated.limit(LIMITS))
                    .withMessageContaining("Isolated");
        }
    }

    @ParameterizedTest
    @EnumSource
    void lock_twice_isRefused(Level level) throws Exception {
        Limited<? extends Enforcement> limited = level.begin().isolate(Root.host()).limit(LIMITS);
        try (var _ = limited.lock(Lockdown.judge())) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> limited.lock(Lockdown.judge()))
                    .withMessageContaining("Limited");
        }
    }

    @ParameterizedTest
    @EnumSource
    void limit_afterClose_isRefused(Level level) throws Exception {
        Isolated<? extends Enforcement> isolated = level.begin().isolate(Root.host());
        isolated.close();
        isolated.close();
        assertThatThrownBy(() -> isolated.limit(LIMITS)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void lock_afterClose_isRefused(Level level) throws Exception {
        Limited<? extends Enforcement> limited = level.begin().isolate(Root.host()).limit(LIMITS);
        limited.close();
        limited.close();
        assertThatThrownBy(() -> limited.lock(Lockdown.judge())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void close_ofAStateThatWasLeft_doesNothing(Level level) throws Exception {
        Isolated<? extends Enforcement> isolated = level.begin().isolate(root());
        Limited<? extends Enforcement> limited = isolated.limit(LIMITS);
        isolated.close();
        try (var sandbox = limited.lock(Lockdown.judge())) {
            limited.close();
            assertRuns(level, sandbox);
        }
    }

    @ParameterizedTest
    @EnumSource
    void null_atAnyTransition_isRefusedAndSpendsNothing(Level level) throws Exception {
        Unconfigured<? extends Enforcement> unconfigured = level.begin();
        assertNull("root", () -> unconfigured.isolate(null));
        Isolated<? extends Enforcement> isolated = unconfigured.isolate(root());
        assertNull("limits", () -> isolated.limit(null));
        Limited<? extends Enforcement> limited = isolated.limit(LIMITS);
        assertNull("lockdown", () -> limited.lock(null));
        try (var sandbox = limited.lock(Lockdown.judge())) {
            assertNull("command", () -> sandbox.start(null));
            assertNull("command", () -> sandbox.run(null));
            assertRuns(level, sandbox);
        }
    }

    @ParameterizedTest
    @EnumSource
    void start_afterClose_isRefusedAndNothingRuns(Level level) throws Exception {
        Locked<? extends Enforcement> sandbox = locked(level);
        sandbox.close();
        sandbox.close();
        assertThatThrownBy(() -> sandbox.start(leavesTrace(level))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sandbox.run(leavesTrace(level))).isInstanceOf(IllegalStateException.class);
        assertThat(trace()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void start_whileARunIsOn_isRefusedAndNothingRuns(Level level) throws Exception {
        try (var sandbox = locked(level)) {
            try (var running = sandbox.start(Command.of("/bin/sleep", "60"))) {
                assertThatThrownBy(() -> sandbox.start(leavesTrace(level))).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> sandbox.run(leavesTrace(level))).isInstanceOf(IllegalStateException.class);
                assertThat(running.ended()).as("the first run goes on").isFalse();
                running.cancel();
                assertThat(running.await().outcome()).isNotInstanceOf(Outcome.Exited.class);
            }
            assertThat(trace()).doesNotExist();
            assertRuns(level, sandbox);
        }
    }

    @ParameterizedTest
    @EnumSource
    void close_whileARunIsOn_endsIt(Level level) throws Exception {
        Locked<? extends Enforcement> sandbox = locked(level);
        Running<? extends Enforcement> running = sandbox.start(Command.of("/bin/sleep", "60"));
        sandbox.close();
        assertThat(running.ended()).isTrue();
        assertThat(running.await().outcome()).isNotInstanceOf(Outcome.Exited.class);
        running.close();
    }

    @ParameterizedTest
    @EnumSource
    void start_programThatIsNotThere_namesTheCallAndLeavesTheSandboxUsable(Level level) throws Exception {
        try (var sandbox = locked(level)) {
            Leftovers.Mark before = Leftovers.now();
            for (int i = 0; i < RACES; i++) {
                assertThatExceptionOfType(SetupException.class)
                        .isThrownBy(() -> sandbox.start(Command.of("/usr/bin/no-such-program")))
                        .withMessage("execute program: execve(\"/usr/bin/no-such-program\"): ENOENT")
                        .satisfies(failure -> assertThat(failure.errno()).contains(new Errno(2)));
            }
            before.assertNothingLeft();
            assertRuns(level, sandbox);
        }
    }

    private Locked<? extends Enforcement> locked(Level level) throws Exception {
        return level.begin().isolate(root()).limit(LIMITS).lock(Lockdown.judge());
    }

    private Root root() throws Exception {
        var _ = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        return Root.host().bind(folder, "/trace", Root.Access.READ_WRITE);
    }

    private Path trace() {
        return folder.resolve("ran");
    }

    private Command leavesTrace(Level level) {
        String path = switch (level) {
            case STRICT -> "/trace/ran";
            case PERMISSIVE -> trace().toString();
        };
        return Command.of("/bin/sh", "-c", ": > " + path);
    }

    private void assertRuns(Level level, Locked<? extends Enforcement> sandbox) throws Exception {
        Report report = sandbox.run(leavesTrace(level));
        assertThat(report.outcome()).as(report.stderr().text()).isInstanceOf(Outcome.Exited.class);
        assertThat(Files.deleteIfExists(trace())).as("the program left its trace").isTrue();
    }

    private static void assertNull(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name);
    }
}
