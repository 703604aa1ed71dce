package io.rustbox.evidence;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/** The facts behind each rule of the {@link Classifier}, as one sentence each. */
final class Facts {
    private Facts() {}

    static String layers(Evidence evidence) {
        long applied = Arrays.stream(Layer.values()).filter(evidence::applied).count();
        return evidence.mode().id() + " mode, " + applied + " of " + Layer.values().length + " layers in force";
    }

    static String ending(Evidence evidence) {
        return evidence.termination()
                .map(end -> switch (end) {
                    case Termination.Exited(int status) -> "the program exited with status " + status;
                    case Termination.Signaled(int signal) ->
                        "the program was ended by signal " + signal + " (" + SignalName.of(signal) + ")";
                })
                .orElse("how the program ended was not reported");
    }

    static String seccomp(Evidence evidence) {
        String filter = evidence.applied(Layer.SECCOMP) ? "a" : "no";
        return ending(evidence)
                + "; " + filter + " seccomp filter was in force"
                + evidence.seccompSyscall().map(name -> "; the kernel logged " + name).orElse("");
    }

    static String kill(Evidence evidence) {
        return Ending.bySupervisor(evidence)
                .map(action -> "the supervisor ended the program after " + seconds(action.at()) + ": "
                        + action.kind().id())
                .orElse("no kill of the supervisor ended the program");
    }

    static String keeper(Evidence evidence) {
        String fate =
                switch (evidence.lifecycle().keeper()) {
                    case KEPT -> "the keeper outlived the run";
                    case DISCARDED -> "the keeper was discarded by the supervisor";
                    case DIED -> "the keeper was killed from outside";
                    case NONE -> "there is no keeper";
                };
        return fate + "; " + ending(evidence);
    }

    static String cpu(Evidence evidence) {
        return evidence.cpuTime()
                .map(used -> "CPU time was " + seconds(used) + ", the limit is " + seconds(evidence.limits().cpu()))
                .orElse("CPU time could not be read");
    }

    static String wall(Evidence evidence) {
        return "wall time was " + seconds(evidence.timing().wall()) + ", the limit is "
                + seconds(evidence.limits().wall()) + "; " + kill(evidence);
    }

    static String oom(Evidence evidence) {
        return evidence.cgroup()
                .map(group -> "OOM kills in the run's control group: " + figure(group.oomKills())
                        + ", times that group was out of memory: " + figure(group.oomEvents())
                        + ", peak memory: " + figure(group.memoryPeakBytes()) + " bytes, the limit is "
                        + evidence.limits().memoryBytes() + " bytes")
                .orElse("no control group was in force, so nothing is known of memory");
    }

    static String heap(Evidence evidence) {
        return evidence.runtimeHeap()
                .map(heap -> "the runtime was given a heap of " + heap.heapBytes() + " bytes and wrote: " + heap.line()
                        + "; " + ending(evidence))
                .orElse("no runtime reported that its heap was exhausted");
    }

    static String output(Evidence evidence) {
        return "written to stdout: " + bytes(evidence.stdout()) + ", to stderr: "
                + bytes(evidence.stderr()) + ", the limit is " + evidence.limits().outputBytes()
                + " bytes each";
    }

    private static String bytes(StreamEvidence stream) {
        OptionalLong written = stream.writtenBytes();
        return written.isPresent() ? written.getAsLong() + " bytes" : "not counted, another program read it";
    }

    private static String figure(OptionalLong figure) {
        return figure.isPresent() ? Long.toString(figure.getAsLong()) : "not counted";
    }

    private static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
