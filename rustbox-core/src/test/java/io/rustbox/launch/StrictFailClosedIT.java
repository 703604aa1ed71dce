package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Root;
import io.rustbox.SetupException;
import io.rustbox.plan.StrictRun;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every row of a strict run: if it fails, the program doesn't run, nothing stays, and the sandbox works afterwards. */
@ExtendWith({Injected.class, Leftovers.class})
class StrictFailClosedIT {
    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(20))
            .memory(Limits.mebibytes(64))
            .processes(8);

    @TempDir
    private static Path folder;

    private static SpoilableSandbox sandbox;

    @BeforeAll
    static void open() throws Exception {
        Host.needs(Host.Feature.STRICT);
        var _ = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Root root = Root.host().bind(folder, "/trace", Root.Access.READ_WRITE);
        Enclosure enclosure = StrictIsolation.of(root).limit(LIMITS).lock(Lockdown.judge());
        sandbox = new SpoilableSandbox(enclosure, folder.resolve("ran"), "/trace/ran");
    }

    @AfterAll
    static void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void launch_nothingSpoiled_runs() throws Exception {
        assertThat(sandbox.runsWhole().evidence().layers()).hasSize(8);
    }

    @TestFactory
    Stream<DynamicTest> launch_rowUnknownToTheKernel_doesNotRun() {
        return sandbox.eachRowUnknownToTheKernel();
    }

    @Test
    void launch_cloneUnknownToTheKernel_doesNotRun() throws Exception {
        sandbox.cloneUnknownToTheKernel();
    }

    /** On a thread of its own, since that can start no other any more. */
    @Test
    void launch_returnUnknownToTheKernel_endsTheProgram() throws Exception {
        int index = sandbox.plan().indexOf(StrictRun.RETURN);
        CompletableFuture<SetupException> failed = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                failed.complete(sandbox.failureBehindTheProgram(table -> Sabotage.unknownCall(table, index)));
            } catch (Throwable thrown) {
                failed.completeExceptionally(thrown);
            }
        });
        SetupException failure = failed.get();
        assertThat(failure.step()).isEqualTo(StrictRun.RETURN);
        assertThat(failure).hasMessageEndingWith(": ENOSYS");
        sandbox.recovers();
        var _ = sandbox.runsWhole();
    }

    /** A read-back that finds something else than what was set. */
    @TestFactory
    Stream<DynamicTest> launch_readBackOfAnotherValue_doesNotRun() {
        return sandbox.eachReadBackOfAnotherValue();
    }

    /** A kernel that says yes and does nothing is found out by the row that reads back. */
    @TestFactory
    Stream<DynamicTest> launch_dropOnlyPretended_isFoundOut() throws IOException {
        List<DynamicTest> tests = new ArrayList<>(List.of(
                foundOut("aim at keeper's PID namespace", "parent is out of sight"),
                foundOut("drop gid", "compare real and effective gids"),
                foundOut("drop uid", "compare real and effective uids"),
                foundOut("no new privileges", "read back no_new_privs"),
                foundOut("install seccomp filter", "read back seccomp mode")));
        long bounding = Long.parseUnsignedLong(ownStatus("CapBnd"), 16);
        IntStream.range(0, Long.SIZE)
                .filter(capability -> (bounding >>> capability & 1) != 0)
                .mapToObj(capability -> foundOut(
                        "drop from bounding set " + capability, "read back bounding set " + capability))
                .forEach(tests::add);
        if (!ownStatus("Groups").isEmpty()) {
            tests.add(foundOut("drop groups", "read back groups"));
        }
        return tests.stream();
    }

    private static DynamicTest foundOut(String drop, String readBack) {
        return dynamicTest(drop, () -> {
            int index = sandbox.plan().indexOf(drop);
            SetupException failure = sandbox.failureOf(table -> Sabotage.pretending(table, index, 0));
            assertThat(failure.step()).isEqualTo(readBack);
            assertThat(failure).hasMessageContaining(", must be ");
        });
    }

    private static String ownStatus(String field) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .findFirst()
                    .orElseThrow()
                    .substring(field.length() + 1)
                    .strip();
        }
    }
}
