package io.rustbox.bench;

import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import io.rustbox.bench.harness.PhaseProfiler;
import io.rustbox.bench.harness.ProfiledBy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A warm strict run that the flight recorder is told of, with the phases that it tells. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Recorded {
    @Benchmark
    @Needs(Need.STRICT)
    @ProfiledBy(PhaseProfiler.class)
    @Labelled("strict, warm, recorded")
    public Report strictWarm(StrictSandbox sandbox) throws SandboxException {
        return sandbox.run();
    }
}
