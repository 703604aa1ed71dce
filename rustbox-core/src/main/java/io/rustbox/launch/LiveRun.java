package io.rustbox.launch;

import io.rustbox.Report;
import io.rustbox.SetupException;
import io.rustbox.SupervisionException;
import io.rustbox.linux.Pidfd;
import java.lang.foreign.Arena;

/** A program that is executing. Supervised by the thread that launched it; cancelled from any. */
public final class LiveRun {
    private final Start start;

    LiveRun(Start start) {
        this.start = start;
    }

    /** Takes hold of the program's process. */
    void watch(int pid) throws SetupException {
        start.resources().program(pid,
                KernelCall.descriptor("watch program", "pidfd_open(" + pid + ")", Pidfd.pidfd_open(pid)));
    }

    /** Kills the whole process tree, from any thread. Does nothing when the run is over. */
    public void cancel() {
        start.resources().wake().up();
    }

    /**
     * Sees the run to its end: keeps its deadlines, reads its output, reads its evidence, leaves nothing behind.
     *
     * @throws SupervisionException if that failed; everything that could be killed and released has been
     */
    public Report supervise() throws SupervisionException {
        try (RunResources resources = start.resources();
                Arena arena = Arena.ofConfined()) {
            return supervise(resources, arena);
        }
    }

    private Report supervise(RunResources resources, Arena arena) throws SupervisionException {
        try {
            Supervisor supervisor = new Supervisor(start.enclosure(), resources, start.executedNanos(), arena);
            Supervisor.Observed observed = supervisor.watch();
            return new Collection(start).report(observed);
        } catch (SupervisionException | RuntimeException | Error failure) {
            Abort.watched(start.enclosure(), resources);
            throw failure;
        }
    }
}
