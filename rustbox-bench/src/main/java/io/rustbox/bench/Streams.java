package io.rustbox.bench;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How fast bytes get in and out: runs of {@code dd}, whole, divided by the megabytes. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class Streams {
    private static final int OUTPUT = 64;
    private static final int INPUT = 100;
    private static final int MEGABYTE = 1_000_000;
    private static final String UNIT = "MB/s";
    private static final String NO_ISOLATION = "all eight layers, limits, evidence";
    private static final List<String> WRITER =
            List.of("/usr/bin/dd", "if=/dev/zero", "bs=50000", "count=" + OUTPUT * MEGABYTE / 50_000, "status=none");
    private static final List<String> READER = List.of("/usr/bin/dd", "of=/dev/null", "bs=65536", "status=none");

    @Benchmark
    @OperationsPerInvocation(OUTPUT)
    @Needs(Need.STRICT)
    @Labelled(value = "output of 64 MB, strict", unit = UNIT)
    public int outputStrict(Sandboxed sandboxed) throws SandboxException {
        Report report = Payload.exited(sandboxed.sandbox.run(command(WRITER)));
        return whole(report.stdout().bytes().length, OUTPUT);
    }

    @Benchmark
    @OperationsPerInvocation(OUTPUT)
    @Labelled(value = "output of 64 MB, ProcessBuilder", lacks = NO_ISOLATION, unit = UNIT)
    public int outputProcessBuilder() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(WRITER).start();
        int length = process.getInputStream().readAllBytes().length;
        return process.waitFor() + whole(length, OUTPUT);
    }

    @Benchmark
    @OperationsPerInvocation(INPUT)
    @Needs(Need.STRICT)
    @Labelled(value = "standard input of 100 MB, strict", unit = UNIT)
    public Report inputStrict(Sandboxed sandboxed, Bytes input) throws SandboxException {
        return Payload.exited(
                sandboxed.sandbox.run(command(READER).stdin(input.bytes)));
    }

    @Benchmark
    @OperationsPerInvocation(INPUT)
    @Labelled(value = "standard input of 100 MB, ProcessBuilder", lacks = NO_ISOLATION, unit = UNIT)
    public int inputProcessBuilder(Bytes input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(READER).start();
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.bytes);
        }
        return process.waitFor();
    }

    private static Command command(List<String> words) {
        return Command.of(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
    }

    private static int whole(int length, int megabytes) {
        if (length != megabytes * MEGABYTE) {
            throw new IllegalStateException(length + " bytes arrived");
        }
        return length;
    }

    /** A sandbox that lets as much be written. */
    @State(Scope.Benchmark)
    public static class Sandboxed {
        Locked<Strict> sandbox;

        @Setup
        public void lock() throws SandboxException {
            Limits limits = Limits.cpu(Duration.ofSeconds(10))
                    .wall(Duration.ofSeconds(20))
                    .memory(Limits.mebibytes(256))
                    .processes(16)
                    .output(Limits.mebibytes(OUTPUT));
            sandbox = Sandbox.builder().isolate(Root.host()).limit(limits).lock(Lockdown.judge());
        }

        @TearDown
        public void close() {
            sandbox.close();
        }
    }

    /** What is read. */
    @State(Scope.Benchmark)
    public static class Bytes {
        final byte[] bytes = new byte[INPUT * MEGABYTE];

        @Setup
        public void fill() {
            Arrays.fill(bytes, (byte) 'x');
        }
    }
}
