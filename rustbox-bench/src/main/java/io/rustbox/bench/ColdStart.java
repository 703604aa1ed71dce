package io.rustbox.bench;

import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import io.rustbox.bench.peers.CommandLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The {@code judge} command from its start to its end, and a JVM that does nothing but print a line. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ColdStart {
    @Benchmark
    @Needs({Need.COMMAND, Need.STRICT, Need.PYTHON})
    @Labelled("judge execute-code --strict, hello in Python")
    public int judgeStrict() throws IOException, InterruptedException {
        return CommandLine.run(judge("--strict"));
    }

    @Benchmark
    @Needs({Need.COMMAND, Need.PYTHON})
    @Labelled(value = "judge execute-code --permissive, hello in Python", lacks = "namespaces")
    public int judgePermissive() throws IOException, InterruptedException {
        return CommandLine.run(judge("--permissive"));
    }

    @Benchmark
    @Labelled(value = "a JVM that prints a line", lacks = "a sandbox, Python")
    public int jvm() throws IOException, InterruptedException {
        return CommandLine.run(CommandLine.jvm(HelloMain.class));
    }

    private static List<String> judge(String level) {
        return List.of(CommandLine.JUDGE.toString(), "execute-code", level, "--language", "python", "--code",
                "print('hello')");
    }

    /** Prints a line. */
    static final class HelloMain {
        private HelloMain() {}

        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }
}
