package io.rustbox.events;

import io.rustbox.bench.harness.Labelled;
import io.rustbox.evidence.Mode;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** All that a launch and its run do for the flight recorder; in this package, since nobody else can do it alone. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Tracing {
    /** As long as the loop that calls it has nothing else in it, this is what an empty method takes. */
    @Benchmark
    @Labelled(value = "events: no recorder", lacks = "a run")
    public LaunchTrace noRecorder() {
        return launch();
    }

    @Benchmark
    @Labelled(value = "events: a recording that does not ask for them", lacks = "a run")
    public LaunchTrace notAskedFor(Others others) {
        return launch();
    }

    @Benchmark
    @Labelled(value = "events: recorded", lacks = "a run")
    public LaunchTrace recorded(Ours ours) {
        return launch();
    }

    private static LaunchTrace launch() {
        LaunchTrace trace = LaunchTrace.begin();
        trace.provided();
        trace.opened();
        trace.described();
        trace.returned(0);
        trace.watched("/opt/noop", 1, Mode.STRICT);
        return trace;
    }

    /** A recording of something else. */
    @State(Scope.Benchmark)
    public static class Others {
        private final Recording recording = new Recording();

        @Setup
        public void begin() {
            recording.start();
        }

        @TearDown
        public void end() {
            recording.close();
        }
    }

    /** A recording that asks for launches. */
    @State(Scope.Benchmark)
    public static class Ours {
        private final Recording recording = new Recording();

        @Setup
        public void begin() {
            recording.enable("io.rustbox.Launch");
            recording.start();
        }

        @TearDown
        public void end() {
            recording.close();
        }
    }
}
