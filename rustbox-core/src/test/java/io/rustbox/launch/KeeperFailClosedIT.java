package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rustbox.Errno;
import io.rustbox.Root;
import io.rustbox.SetupException;
import io.rustbox.linux.Sched;
import io.rustbox.plan.KeeperPlan;
import io.rustbox.plan.LaunchPlan;
import io.rustbox.plan.RootLayout;
import io.rustbox.plan.Row;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every row that makes the keeper: if it fails, there is no sandbox, and nothing of one stays. */
@ExtendWith({Injected.class, Leftovers.class})
class KeeperFailClosedIT {
    private static final Errno ENOSYS = new Errno(38);

    @BeforeEach
    void needsStrict() {
        Host.needs(Host.Feature.STRICT);
    }

    /** With a directory and a file bound, so that the table has every kind of row. */
    private static RootLayout layout() throws SetupException {
        return HostRoot.layout(Root.host()
                .bind(Path.of("/var/tmp"), "/srv/data", Root.Access.READ_WRITE_NOEXEC)
                .bind(Path.of("/etc/hostname")));
    }

    @TestFactory
    Stream<DynamicTest> start_rowUnknownToTheKernel_leavesNothing() throws Exception {
        Host.needs(Host.Feature.STRICT);
        RootLayout layout = layout();
        LaunchPlan plan = KeeperPlan.of(layout, HostFacts.lastCapability()).plan();
        return IntStream.range(0, plan.rows().size()).mapToObj(index -> {
            Row row = plan.rows().get(index);
            return DynamicTest.dynamicTest(index + " " + row.step(), () -> {
                SetupException failure = failureOf(layout, table -> {
                    var _ = Sabotage.unknownCall(table, index);
                });
                assertThat(failure.step()).isEqualTo(row.step());
                assertThat(failure.errno()).contains(ENOSYS);
                assertThat(failure).hasMessage(row.step() + ": " + row.text() + ": ENOSYS");
            });
        });
    }

    @Test
    void start_cloneUnknownToTheKernel_leavesNothing() throws Exception {
        SetupException failure = failureOf(layout(), table -> {
            var _ = Sabotage.unknownClone(table);
        });
        assertThat(failure.step()).isEqualTo("clone");
        assertThat(failure.errno()).contains(ENOSYS);
        assertThat(failure).hasMessageStartingWith("clone: clone3({CLONE_VM|CLONE_VFORK|")
                .hasMessageEndingWith("ENOSYS");
    }

    @Test
    void start_capabilityBeyondTheLastKnown_fails() throws Exception {
        RootLayout layout = layout();
        int last = HostFacts.lastCapability();
        int row = KeeperPlan.of(layout, last).plan().indexOf("capability " + last + " is the last");
        SetupException failure = failureOf(layout, table -> {
            var _ = Sabotage.pretending(table, row, 0);
        });
        assertThat(failure.step()).isEqualTo("capability " + last + " is the last");
        assertThat(failure.errno()).isEmpty();
        assertThat(failure).hasMessageEndingWith(": 0, must be -22");
    }

    @Test
    void start_namespaceSharedWithTheHost_fails() throws Exception {
        RootLayout layout = layout();
        SetupException failure = failureOf(layout, table -> {
            var _ = Sabotage.cloningWithout(table, Sched.CLONE_NEWIPC);
        });
        assertThat(failure.step()).isEqualTo("read back ipc namespace");
        assertThat(failure)
                .hasMessageEndingWith(Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")) + " is the host's");
    }

    private static SetupException failureOf(RootLayout layout, Consumer<LaunchTable> sabotage) throws Exception {
        Leftovers.Mark before = Leftovers.now();
        SetupException failure = catchThrowableOfType(
                SetupException.class, () -> Keeper.start(layout, sabotage).close());
        before.assertNothingLeft();
        assertThat(failure).as("a keeper was started in spite of the failure").isNotNull();
        try (Keeper keeper = Keeper.start(layout)) {
            assertThat(keeper.alive()).as("the next keeper is alive").isTrue();
        }
        Injected.count(false);
        return failure;
    }
}
