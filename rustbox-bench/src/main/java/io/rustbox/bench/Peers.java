package io.rustbox.bench;

import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import io.rustbox.bench.peers.Peer;
import io.rustbox.bench.peers.PeerLaunch;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same program run by what people use instead. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Peers {
    @Benchmark
    @Needs(Need.BWRAP)
    @Labelled(value = "bwrap", lacks = "control group, limits, evidence")
    public int bwrap(Bwrap bwrap) throws IOException, InterruptedException {
        return bwrap.launch.run();
    }

    @Benchmark
    @Needs(Need.UNSHARE)
    @Labelled(value = "unshare", lacks = "a root of its own, control group, filter, capabilities, credentials, no_new_privs, limits, evidence")
    public int unshare(Unshare unshare) throws IOException, InterruptedException {
        return unshare.launch.run();
    }

    @Benchmark
    @Needs(Need.CRUN)
    @Labelled(value = "crun", lacks = "filter, time limits, evidence")
    public int crun(Crun crun) throws IOException, InterruptedException {
        return crun.launch.run();
    }

    /** A peer's command while a benchmark of it is on. */
    @State(Scope.Benchmark)
    public abstract static class Open {
        private final Peer peer;
        PeerLaunch launch;

        Open(Peer peer) {
            this.peer = peer;
        }

        @Setup
        public void open() throws IOException {
            launch = peer.open();
        }

        @TearDown
        public void close() throws IOException {
            launch.close();
        }
    }

    /** bubblewrap's. */
    public static class Bwrap extends Open {
        public Bwrap() {
            super(Peer.BWRAP);
        }
    }

    /** util-linux's. */
    public static class Unshare extends Open {
        public Unshare() {
            super(Peer.UNSHARE);
        }
    }

    /** An OCI runtime's. */
    public static class Crun extends Open {
        public Crun() {
            super(Peer.CRUN);
        }
    }
}
