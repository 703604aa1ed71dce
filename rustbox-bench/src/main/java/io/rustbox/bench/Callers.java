package io.rustbox.bench;

import io.rustbox.Report;
import io.rustbox.SandboxException;
import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;

/** Runs a second, of one caller and of several at once, each with a warm sandbox of its own. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Callers {
    private static final String NO_ISOLATION = "all eight layers, limits, evidence";
    private static final String BARE = "all eight layers, limits, output, evidence";

    @Benchmark
    @Needs(Need.STRICT)
    @Labelled("strict, warm, 1 caller")
    public Report strict1(StrictSandbox sandbox) throws SandboxException {
        return sandbox.run();
    }

    @Benchmark
    @Threads(2)
    @Needs(Need.STRICT)
    @Labelled("strict, warm, 2 callers")
    public Report strict2(StrictSandbox sandbox) throws SandboxException {
        return sandbox.run();
    }

    @Benchmark
    @Threads(4)
    @Needs(Need.STRICT)
    @Labelled("strict, warm, 4 callers")
    public Report strict4(StrictSandbox sandbox) throws SandboxException {
        return sandbox.run();
    }

    @Benchmark
    @Labelled(value = "ProcessBuilder, 1 caller", lacks = NO_ISOLATION)
    public int processBuilder1(Payload payload) throws IOException, InterruptedException {
        return new ProcessBuilder(payload.path()).start().waitFor();
    }

    @Benchmark
    @Threads(2)
    @Labelled(value = "ProcessBuilder, 2 callers", lacks = NO_ISOLATION)
    public int processBuilder2(Payload payload) throws IOException, InterruptedException {
        return new ProcessBuilder(payload.path()).start().waitFor();
    }

    @Benchmark
    @Threads(4)
    @Labelled(value = "ProcessBuilder, 4 callers", lacks = NO_ISOLATION)
    public int processBuilder4(Payload payload) throws IOException, InterruptedException {
        return new ProcessBuilder(payload.path()).start().waitFor();
    }

    @Benchmark
    @Labelled(value = "bare vfork and exec, 1 caller", lacks = BARE)
    public int bare1(Bare bare) {
        return bare.run();
    }

    /** What the kernel lets two callers gain at most. */
    @Benchmark
    @Threads(2)
    @Labelled(value = "bare vfork and exec, 2 callers", lacks = BARE)
    public int bare2(Bare bare) {
        return bare.run();
    }
}
