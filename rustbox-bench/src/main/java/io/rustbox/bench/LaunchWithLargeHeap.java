package io.rustbox.bench;

import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same with 4 GiB of the heap in use and touched, whose page tables a plain fork would have to copy. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"-Xms5g", "-Xmx6g"})
@Needs(Need.MEMORY)
public class LaunchWithLargeHeap extends Launch {
    private static final int MEBIBYTES = 4096;
    private static final int ARRAY_HEADER = 16;
    private static final int PAGE = 4096;

    private final List<byte[]> heap = new ArrayList<>();

    @Setup
    public void touch() {
        for (int i = 0; i < MEBIBYTES; i++) {
            byte[] touched = new byte[(1 << 20) - ARRAY_HEADER];
            for (int at = 0; at < touched.length; at += PAGE) {
                touched[at] = 1;
            }
            heap.add(touched);
        }
    }

    @TearDown
    public void release() {
        heap.clear();
    }
}
