package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.SetupException;
import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** In this package, since nobody else can make a tmpfs alone. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScratchSpaces {
    private static final Tmpfs SCRATCH = Tmpfs.of(60_000, "scratch space", Limits.mebibytes(256));

    /** A detached tmpfs, made and unmounted. */
    @Benchmark
    @Needs(Need.STRICT)
    @Labelled("phase alone: scratch tmpfs")
    public void tmpfs() throws SetupException {
        SCRATCH.detached().close();
    }
}
