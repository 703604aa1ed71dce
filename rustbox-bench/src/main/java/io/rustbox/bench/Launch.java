package io.rustbox.bench;

import io.rustbox.Command;
import io.rustbox.Enforcement;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Permissive;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import io.rustbox.Unconfigured;
import io.rustbox.evidence.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to run a program that does nothing, from the call until its end is known; for the sandboxes that is until
 * the evidence is whole. Compare the medians ({@code p0.50}) of one run of the benchmarks: they are all of one machine at
 * one time. Needs root.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"-Xms64m", "-Xmx6g", "--enable-native-access=ALL-UNNAMED"})
public class Launch {
    private static final int MEBIBYTE = 1 << 20;
    private static final Limits LIMITS =
            Limits.cpu(Duration.ofSeconds(2)).wall(Duration.ofSeconds(5)).memory(Limits.mebibytes(256)).processes(16);
    private static final String INSIDE = "/opt/noop";

    /** How much of the heap is in use and touched. */
    @Param({"0", "4096"})
    public int heapMebibytes;

    private final List<byte[]> heap = new ArrayList<>();
    private Path program;
    private BareLaunch bare;
    private Locked<Strict> strict;
    private Locked<Permissive> permissive;

    @Setup
    public void setUp() throws IOException, SandboxException {
        for (int i = 0; i < heapMebibytes; i++) {
            byte[] touched = new byte[MEBIBYTE - 64];
            for (int at = 0; at < touched.length; at += 4096) {
                touched[at] = 1;
            }
            heap.add(touched);
        }
        program = NoOp.create();
        bare = new BareLaunch(program.toString());
        strict = lock(Sandbox.builder());
        permissive = lock(Sandbox.permissive());
    }

    @TearDown
    public void tearDown() throws IOException {
        bare.close();
        strict.close();
        permissive.close();
        Files.delete(program);
    }

    private <E extends Enforcement> Locked<E> lock(Unconfigured<E> sandbox) throws SandboxException {
        return sandbox.isolate(Root.host().bind(program, INSIDE, Root.Access.READ_ONLY))
                .limit(LIMITS)
                .lock(Lockdown.judge());
    }

    /** The baseline: {@code java.lang.ProcessBuilder}, no isolation at all. */
    @Benchmark
    public int processBuilder() throws IOException, InterruptedException {
        return new ProcessBuilder(program.toString()).start().waitFor();
    }

    /** The least that a launch from Java can take: vfork, exec, wait. */
    @Benchmark
    public int bareVforkAndExec() {
        return bare.run();
    }

    /** All eight layers, in a sandbox that is there already. */
    @Benchmark
    public Report strictWarm() throws SandboxException {
        return exited(strict.run(Command.of(INSIDE)));
    }

    /** All eight layers, in a sandbox that is made for this run. The JVM's place in the control groups is there already. */
    @Benchmark
    public Report strictCold(Cold made) throws SandboxException {
        Locked<Strict> sandbox = lock(Sandbox.builder());
        made.sandboxes.add(sandbox);
        return exited(sandbox.run(Command.of(INSIDE)));
    }

    /** What can be had without namespaces, in a sandbox that is there already. */
    @Benchmark
    public Report permissiveWarm() throws SandboxException {
        return exited(permissive.run(Command.of(program.toString())));
    }

    /** A sandbox that was made for one run: how long it takes to close is not measured. */
    @State(Scope.Thread)
    public static class Cold {
        private final List<Locked<Strict>> sandboxes = new ArrayList<>();

        @TearDown(Level.Invocation)
        public void close() {
            sandboxes.forEach(Locked::close);
            sandboxes.clear();
        }
    }

    private static Report exited(Report report) {
        if (!report.outcome().equals(new Outcome.Exited(0))) {
            throw new IllegalStateException("not a clean run: " + report.evidence());
        }
        return report;
    }
}
