package io.rustbox.bench;

import io.rustbox.Lease;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.SandboxPool;
import io.rustbox.Strict;
import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import io.rustbox.cgroups.CgroupException;
import io.rustbox.cgroups.CgroupHierarchy;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.cgroups.GroupFigures;
import io.rustbox.cgroups.GroupLimits;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.judge.ExecutionEnvelope;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.ResultJson;
import io.rustbox.seccomp.Arch;
import io.rustbox.seccomp.SeccompFilter;
import io.rustbox.seccomp.SeccompPolicy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a run consists of, each alone, as far as it can be done alone. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Phases {
    /** What strict runs pay for layer 4, which they can't be had without. */
    @Benchmark
    @Needs(Need.STRICT)
    @Labelled("phase alone: control group made, read, removed")
    public GroupFigures controlGroup(Hierarchy hierarchy) throws CgroupException {
        try (RunGroup group = hierarchy.open.create("bench", Hierarchy.LIMITS)) {
            return group.figures();
        }
    }

    @Benchmark
    @Needs(Need.STRICT)
    @Labelled("phase alone: pool hand-over and return")
    public int poolHandOver(Pool pool) throws SandboxException, InterruptedException {
        try (Lease<Strict> lease = pool.pool.lend()) {
            return lease.hashCode();
        }
    }

    @Benchmark
    @Labelled("phase alone: filter compiled")
    public SeccompFilter filter() {
        return SeccompPolicy.judge().compile(ARCH);
    }

    @Benchmark
    @Needs(Need.STRICT)
    @Labelled("phase alone: evidence written as JSON")
    public String evidenceToJson(Evidence evidence) {
        return ResultJson.text(evidence.result, ResultJson.Layout.COMPACT);
    }

    private static final Arch ARCH = System.getProperty("os.arch").equals("amd64") ? Arch.X86_64 : Arch.AARCH64;

    /** This JVM's place in the control groups. */
    @State(Scope.Benchmark)
    public static class Hierarchy {
        static final GroupLimits LIMITS = GroupLimits.none().memoryBytes(256 << 20).processes(16);
        CgroupHierarchy open;

        @Setup
        public void open() throws CgroupException {
            open = ((Detection.Usable) Cgroups.detect()).open();
        }

        @TearDown
        public void close() throws CgroupException {
            open.close();
        }
    }

    /** A pool of one sandbox that is ready. */
    @State(Scope.Benchmark)
    public static class Pool {
        SandboxPool<Strict> pool;

        @Setup
        public void open(Payload payload) throws SandboxException, InterruptedException {
            pool = SandboxPool.of(SandboxPool.Size.fixed(1), () -> payload.lock(Sandbox.builder()));
            pool.lend().close();
        }

        @TearDown
        public void close() {
            pool.close();
        }
    }

    /** The result of a run. */
    @State(Scope.Benchmark)
    public static class Evidence {
        ExecutionResult result;

        @Setup
        public void run(StrictSandbox sandbox) throws SandboxException {
            var report = sandbox.run();
            result = ExecutionResult.of("none", report, ExecutionEnvelope.of("none", "", "", report.evidence()));
        }
    }
}
