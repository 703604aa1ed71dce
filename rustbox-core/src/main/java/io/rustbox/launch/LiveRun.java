package io.rustbox.launch;

import io.rustbox.Command;
import io.rustbox.Report;
import io.rustbox.SetupException;
import io.rustbox.SupervisionException;
import io.rustbox.linux.Pidfd;
import java.lang.foreign.Arena;

/** A program that is executing. Supervised by the thread that launched it; cancelled from any. */
public final class LiveRun {
    private final Enclosure enclosure;
    private final Command command;
    private final RunResources resources;
    private final LaunchTable table;
    private final LaunchTable.Launched launched;
    private final long beginNanos;
    private final long executedNanos;

    LiveRun(
            Enclosure enclosure,
            Command command,
            RunResources resources,
            LaunchTable table,
            LaunchTable.Launched launched,
            long beginNanos,
            long executedNanos) {
        this.enclosure = enclosure;
        this.command = command;
        this.resources = resources;
        this.table = table;
        this.launched = launched;
        this.beginNanos = beginNanos;
        this.executedNanos = executedNanos;
    }

    /** Takes hold of the program's process. */
    void watch(int pid) throws SetupException {
        resources.program(pid,
                KernelCall.descriptor("watch program", "pidfd_open(" + pid + ")", Pidfd.pidfd_open(pid)));
    }

    /** Kills the whole process tree, from any thread. Does nothing when the run is over. */
    public void cancel() {
        resources.wake().up();
    }

    /**
     * Sees the run to its end: keeps its deadlines, reads its output, reads its evidence, leaves nothing behind.
     *
     * @throws SupervisionException if that failed; everything that could be killed and released has been
     */
    public Report supervise() throws SupervisionException {
        try (resources;
                Arena arena = Arena.ofConfined()) {
            return supervise(arena);
        }
    }

    private Report supervise(Arena arena) throws SupervisionException {
        try {
            Supervisor supervisor = new Supervisor(enclosure, resources, executedNanos, arena);
            Supervisor.Observed observed = supervisor.watch();
            return new Collection(enclosure, command, resources, table, launched, beginNanos, executedNanos)
                    .report(observed);
        } catch (SupervisionException | RuntimeException | Error failure) {
            Abort.watched(enclosure, resources);
            throw failure;
        }
    }
}
