package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was seen of a run, not whose fault it was. Derived from {@link Evidence} alone, by {@link Classifier}. */
public sealed interface Outcome {
    /** The program exited within its limits. */
    record Exited(int status) implements Outcome {}

    /** The program was ended by a signal that no limit accounts for. */
    record Signaled(int signal) implements Outcome {}

    /** The process tree used its CPU time, however it ended. */
    record CpuTimeLimit(Duration used, Duration limit, KilledBy killedBy) implements Outcome {
        public CpuTimeLimit {
            requireNonNull(used, "used");
            requireNonNull(limit, "limit");
            requireNonNull(killedBy, "killedBy");
        }
    }

    /** The run took its wall time, however it ended. */
    record WallTimeLimit(Duration used, Duration limit, KilledBy killedBy) implements Outcome {
        public WallTimeLimit {
            requireNonNull(used, "used");
            requireNonNull(limit, "limit");
            requireNonNull(killedBy, "killedBy");
        }
    }

    /** The kernel's OOM killer fired in the run's control group. */
    record MemoryLimit(OptionalLong peakBytes, long limitBytes) implements Outcome {
        public MemoryLimit {
            requireNonNull(peakBytes, "peakBytes");
        }
    }

    /** The language's runtime reported that its heap, derived from the memory limit, was exhausted. */
    record RuntimeHeapLimit(long heapBytes, long limitBytes) implements Outcome {}

    /** More was written to a stream than allowed. */
    record OutputLimit(OutputStreamName stream, long limitBytes) implements Outcome {
        public OutputLimit {
            requireNonNull(stream, "stream");
        }
    }

    /** SIGXFSZ: a file grew past its limit. */
    record FileSizeLimit(long limitBytes) implements Outcome {}

    /** SIGSYS: the seccomp filter ended the program. */
    record ForbiddenSyscall(Optional<String> name) implements Outcome {
        public ForbiddenSyscall {
            requireNonNull(name, "name");
        }
    }

    /** The caller cancelled the run. */
    record Cancelled() implements Outcome {}

    /** Our own failure: the evidence does not allow a statement. Never blamed on the program. */
    record Indeterminate(Failure failure, List<String> reasons) implements Outcome {
        public Indeterminate {
            requireNonNull(failure, "failure");
            requireNonNull(reasons, "reasons");
            reasons = List.copyOf(reasons);
        }
    }

    /** Who ended a run that had used up its time. */
    enum KilledBy {
        /** A resource limit of the kernel. */
        KERNEL,
        /** The supervisor, at the deadline. */
        SUPERVISOR,
        /** Nobody: it ended by itself, too late. */
        NOBODY
    }

    /** One of the two output streams. */
    enum OutputStreamName {
        STDOUT,
        STDERR
    }

    /** What of ours failed. */
    enum Failure {
        LAUNCH_FAILED,
        EVIDENCE_MISSING,
        CLEANUP_FAILED,
        SUPERVISOR_FAILED
    }
}
