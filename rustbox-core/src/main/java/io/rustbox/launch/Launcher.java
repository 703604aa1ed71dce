package io.rustbox.launch;

import io.rustbox.Command;
import io.rustbox.Errno;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.events.LaunchTrace;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Wait;
import io.rustbox.plan.Block;
import io.rustbox.plan.LaunchPlan;
import io.rustbox.plan.RunPlan;
import io.rustbox.plan.Slot;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts runs in an enclosure, one at a time. */
public final class Launcher implements AutoCloseable {
    private static final String EXECUTE = "execute program";

    private final Enclosure enclosure;
    private final RunPlan plan;
    private final Arena arena = Arena.ofShared();
    private final Provisioner provisioner;
    private final LaunchTable table;
    private final MemorySegment chunk;

    /** {@return a launcher that has taken {@code enclosure} over; if it can't be made, the enclosure is closed} */
    public static Launcher of(Enclosure enclosure) {
        try {
            return new Launcher(enclosure);
        } catch (RuntimeException | Error failure) {
            enclosure.close();
            throw failure;
        }
    }

    private Launcher(Enclosure enclosure) {
        this.enclosure = enclosure;
        this.plan = enclosure.plan();
        this.provisioner = new Provisioner(enclosure);
        this.table = new LaunchTable(plan.launch(), arena);
        this.chunk = arena.allocate(OutputPipe.CHUNK);
    }

    /** {@return the launch table as text} */
    public String explain() {
        return plan.launch().explain();
    }

    /** Lets {@code change} have its way with the table. */
    void prepare(Consumer<LaunchTable> change) {
        change.accept(table);
    }

    /**
     * Starts {@code command} and returns once it executes. To be called, and the run supervised, on one platform thread.
     *
     * @throws SetupException if nothing ran; nothing is left behind then
     */
    public LiveRun launch(Command command) throws SandboxException {
        LaunchTrace trace = LaunchTrace.begin();
        long begin = System.nanoTime();
        RunResources resources = new RunResources(provisioner);
        trace.provided();
        try {
            open(resources, command);
            trace.opened();
            try (Arena strings = Arena.ofConfined()) {
                describe(resources, command, strings);
                enclosure.prepare(table);
                trace.described();
                LaunchTable.Launched launched = table.launch();
                enclosure.afterwards(launched).ifPresent(resources::afterwards);
                closeOurEnds(resources);
                if (!launched.executed()) {
                    end(launched);
                    throw failure(launched, command);
                }
                long executed = LaunchTable.nanos(table.memory(plan.executed()));
                trace.returned(executed);
                provisioner.launched();
                LiveRun run = watched(launched.child(), new LiveRun(
                        new Start(enclosure, command, resources, table, launched, begin, executed)));
                trace.watched(command.program(), launched.child(), enclosure.mode());
                return run;
            }
        } catch (SandboxException | RuntimeException | Error failure) {
            resources.close();
            throw failure;
        }
    }

    private void open(RunResources resources, Command command) throws SandboxException {
        long limit = enclosure.limits().outputBytes();
        resources.scratch().put(command.files());
        resources.stdin(StandardInput.open(command.stdin(), enclosure.mode()));
        resources.stdout(RunOutput.open("stdout", command.stdout(), limit, chunk));
        resources.stderr(RunOutput.open("stderr", command.stderr(), limit, chunk));
        resources.wake(Wake.open());
    }

    private void describe(RunResources resources, Command command, Arena strings) {
        table.set(Slot.SCRATCH, resources.scratch().descriptor());
        table.set(Slot.STDIN, resources.stdin().number());
        table.set(Slot.STDOUT, resources.stdout().writeEnd());
        table.set(Slot.STDERR, resources.stderr().writeEnd());
        resources.descriptors().forEach((slot, fd) -> table.set(slot, fd.number()));
        String directory = resources.scratch().workingDirectory();
        table.set(Slot.WORKING_DIRECTORY, strings.allocateFrom(directory).address());
        ProgramStrings program = new ProgramStrings(command, strings);
        table.set(Slot.PROGRAM, program.path());
        table.set(Slot.ARGUMENTS, program.arguments());
        table.set(Slot.ENVIRONMENT, program.environment());
        plan.membership().ifPresent(this::clear);
        plan.namespaces().values().forEach(this::clear);
    }

    private void clear(Block block) {
        var _ = table.memory(block).fill((byte) 0);
    }

    private static void closeOurEnds(RunResources resources) {
        resources.stdin().close();
        resources.stdout().started();
        resources.stderr().started();
        resources.descriptors().values().forEach(OwnedFd::close);
    }

    /** From here on the program executes: if it can't be watched, it is ended. */
    private LiveRun watched(int pid, LiveRun run) throws SetupException {
        try {
            run.watch(pid);
            return run;
        } catch (SetupException | RuntimeException | Error failure) {
            kill(pid);
            throw failure;
        }
    }

    /** Sees to the end of a child that didn't get to the program, or that did although a row after it failed. */
    private void end(LaunchTable.Launched launched) {
        if (launched.executing()) {
            kill(launched.child());
        } else if (launched.cloned()) {
            var _ = Reaper.reap(Wait.P_PID, launched.child());
        }
    }

    private void kill(int pid) {
        enclosure.killTree(pid);
        var _ = Reaper.reap(Wait.P_PID, pid);
        var _ = enclosure.settleKeeper(Optional.empty(), true);
    }

    private static SetupException failure(LaunchTable.Launched launched, Command command) {
        SetupException failure = launched.failure();
        Optional<Errno> errno = failure.errno();
        if (failure.step().equals(EXECUTE) && errno.isPresent()) {
            return new SetupException(EXECUTE, "execve(\"" + command.program() + "\")", errno.get());
        }
        return failure;
    }

    /** {@return the plan that is launched} */
    LaunchPlan plan() {
        return plan.launch();
    }

    @Override
    public void close() {
        provisioner.close();
        enclosure.close();
        arena.close();
    }
}
