package io.rustbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.rustbox.Command;
import io.rustbox.Errno;
import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.evidence.Termination;
import io.rustbox.plan.LaunchPlan;
import io.rustbox.plan.Row;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A locked sandbox whose launch table is spoiled, and a program that leaves a trace on the host if it ever runs. */
final class SpoilableSandbox implements AutoCloseable {
    private static final Errno ENOSYS = new Errno(38);

    private final Launcher launcher;
    private final Command command;
    private final Path trace;

    /**
     * Takes {@code enclosure} over.
     *
     * @param trace the file that the program makes, as the host sees it
     * @param traceInside the same file as the program sees it
     */
    SpoilableSandbox(Enclosure enclosure, Path trace, String traceInside) {
        this.launcher = Launcher.of(enclosure);
        this.trace = trace;
        this.command = Command.of("/bin/sh", "-c", ": > " + traceInside);
    }

    LaunchPlan plan() {
        return launcher.plan();
    }

    /** Runs the program with nothing spoiled; fails unless it leaves its trace and exits with 0. */
    Report runsWhole() throws Exception {
        Leftovers.Mark before = Leftovers.now();
        Report report = launcher.launch(command).supervise();
        assertThat(report.evidence().termination()).as(report.stderr().text()).contains(new Termination.Exited(0));
        assertThat(Files.deleteIfExists(trace)).as("the program left its trace").isTrue();
        before.assertNothingLeft();
        return report;
    }

    /** Launches with a spoiled table; {@return the failure}, after making sure that nothing ran and nothing is left. */
    SetupException failureOf(Function<LaunchTable, Sabotage> spoil) throws Exception {
        SetupException failure = spoiled(spoil);
        assertThat(trace).as("trace of a program that must not have run").doesNotExist();
        var _ = runsWhole();
        return failure;
    }

    /** Runs the program once, so that a sandbox that discarded its keeper has another one. */
    void recovers() throws Exception {
        var _ = launcher.launch(command).supervise();
        var _ = Files.deleteIfExists(trace);
    }

    /** As {@link #failureOf}, when the program is being executed already: it may have run, but it doesn't any more. */
    SetupException failureBehindTheProgram(Function<LaunchTable, Sabotage> spoil) throws Exception {
        SetupException failure = spoiled(spoil);
        var _ = Files.deleteIfExists(trace);
        return failure;
    }

    private SetupException spoiled(Function<LaunchTable, Sabotage> spoil) {
        Leftovers.Mark before = Leftovers.now();
        AtomicReference<Sabotage> sabotage = new AtomicReference<>();
        launcher.prepare(table -> sabotage.set(spoil.apply(table)));
        SetupException failure;
        try {
            failure = catchThrowableOfType(SetupException.class, this::launchAndSupervise);
        } finally {
            sabotage.get().close();
        }
        before.assertNothingLeft();
        assertThat(failure).as("the launch went through").isNotNull();
        Injected.count(false);
        return failure;
    }

    private void launchAndSupervise() throws SandboxException {
        var _ = launcher.launch(command).supervise();
    }

    /** What is to be shown of one row. */
    interface RowTest {
        void run(int index, Row row) throws Exception;
    }

    /** {@return a test for each row up to the program's that {@code wanted} picks} */
    Stream<DynamicTest> rows(Predicate<Row> wanted, RowTest test) {
        List<Row> rows = plan().rows();
        return IntStream.rangeClosed(0, plan().executing())
                .filter(index -> wanted.test(rows.get(index)))
                .mapToObj(index -> dynamicTest(
                        index + " " + rows.get(index).step(), () -> test.run(index, rows.get(index))));
    }

    /** {@return a test for each row that it is a call which the kernel doesn't know} */
    Stream<DynamicTest> eachRowUnknownToTheKernel() {
        return rows(_ -> true, (index, row) -> {
            SetupException failure = failureOf(table -> Sabotage.unknownCall(table, index));
            assertThat(failure.step()).isEqualTo(row.step());
            assertThat(failure.errno()).contains(ENOSYS);
            assertThat(failure).hasMessageStartingWith(row.step() + ": ").hasMessageEndingWith(": ENOSYS");
        });
    }

    /** Shows the same of the clone that comes before the rows. */
    void cloneUnknownToTheKernel() throws Exception {
        SetupException failure = failureOf(Sabotage::unknownClone);
        assertThat(failure.step()).isEqualTo("clone");
        assertThat(failure.errno()).contains(ENOSYS);
    }

    /** {@return a test for each row that reads back: that it finds something else than what was set} */
    Stream<DynamicTest> eachReadBackOfAnotherValue() {
        return rows(row -> row.check() instanceof Row.Check.Equals, (index, row) -> {
            long expected = ((Row.Check.Equals) row.check()).value();
            long wrong = expected == 0 ? 1 : 0;
            SetupException failure = failureOf(table -> Sabotage.pretending(table, index, wrong));
            assertThat(failure.step()).isEqualTo(row.step());
            assertThat(failure.errno()).isEmpty();
            assertThat(failure).hasMessage(row.step() + ": " + row.text() + ": " + wrong + ", must be " + expected);
        });
    }

    @Override
    public void close() {
        launcher.close();
    }
}
