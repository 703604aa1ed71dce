package io.rustbox.bench;

import io.rustbox.Command;
import io.rustbox.Report;
import io.rustbox.Sandbox;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What it takes to run a program that does nothing, from the call until its end is known; for the sandboxes that is until
 * the evidence is whole.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Launch {
    @Benchmark
    @Labelled(value = "ProcessBuilder", lacks = "all eight layers, limits, evidence")
    public int processBuilder(Payload payload) throws IOException, InterruptedException {
        return new ProcessBuilder(payload.path()).start().waitFor();
    }

    /** The least that a launch from Java can take: vfork, exec, wait. */
    @Benchmark
    @Labelled(value = "bare vfork and exec, our replayer", lacks = "all eight layers, limits, output, evidence")
    public int bareVforkAndExec(Bare bare) {
        return bare.run();
    }

    /** All eight layers, in a sandbox that is there already. */
    @Benchmark
    @Needs(Need.STRICT)
    @Labelled("strict, warm")
    public Report strictWarm(StrictSandbox sandbox) throws SandboxException {
        return sandbox.run();
    }

    /** All eight layers, in a sandbox that is made for this run. The JVM's place in the control groups is there already. */
    @Benchmark
    @Needs(Need.STRICT)
    @Labelled("strict, cold")
    public Report strictCold(Payload payload, StrictSandbox keepsGroups, ColdSandboxes cold) throws SandboxException {
        return Payload.exited(
                cold.closeLater(payload.lock(Sandbox.builder())).run(Command.of(Payload.INSIDE)));
    }

    /** What can be had without namespaces, in a sandbox that is there already. */
    @Benchmark
    @Labelled(value = "permissive, warm", lacks = "namespaces, capabilities and credentials of its own")
    public Report permissiveWarm(PermissiveSandbox sandbox) throws SandboxException {
        return sandbox.run();
    }

    /** What can be had without namespaces, in a sandbox that is made for this run. */
    @Benchmark
    @Labelled(value = "permissive, cold", lacks = "namespaces, capabilities and credentials of its own")
    public Report permissiveCold(Payload payload, PermissiveSandbox keepsGroups, ColdSandboxes cold)
            throws SandboxException {
        return Payload.exited(
                cold.closeLater(payload.lock(Sandbox.permissive())).run(Command.of(payload.path())));
    }
}
