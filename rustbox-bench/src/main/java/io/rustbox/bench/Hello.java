package io.rustbox.bench;

import io.rustbox.bench.harness.Labelled;
import io.rustbox.bench.harness.Need;
import io.rustbox.bench.harness.Needs;
import io.rustbox.bench.peers.TemporaryFolder;
import io.rustbox.host.HostProbe;
import io.rustbox.judge.Cache;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.Judge;
import io.rustbox.judge.Program;
import io.rustbox.judge.VerdictCode;
import io.rustbox.language.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A program that prints a line, from its source to its verdict, by a judge that is warm: strict where that can be had,
 * permissive elsewhere. What is made once per toolchain, such as a precompiled header, is there (not for a permissive judge).
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Hello {
    private static final String CPP = "#include <iostream>\nint main() { std::cout << \"hello\\n\"; }\n";
    private static final String JAVA =
            "public class Main { public static void main(String[] a) { System.out.println(\"hello\"); } }\n";

    @Benchmark
    @Needs(Need.PYTHON)
    @Labelled("hello in Python")
    public ExecutionResult python(WarmJudge judge) throws InterruptedException {
        return judge.execute("python", "print('hello')\n");
    }

    @Benchmark
    @Needs(Need.CPP)
    @Labelled("hello in C++, from the cache")
    public ExecutionResult cppCached(WarmJudge judge) throws InterruptedException {
        return judge.execute("cpp", CPP);
    }

    @Benchmark
    @Needs(Need.CPP)
    @Labelled("hello in C++, compiled")
    public ExecutionResult cppCompiled(WarmJudge judge) throws InterruptedException {
        return judge.execute("cpp", judge.unseen(CPP));
    }

    @Benchmark
    @Needs(Need.JAVA)
    @Labelled("hello in Java, from the cache")
    public ExecutionResult javaCached(WarmJudge judge) throws InterruptedException {
        return judge.execute("java", JAVA);
    }

    @Benchmark
    @Needs(Need.JAVA)
    @Labelled("hello in Java, compiled")
    public ExecutionResult javaCompiled(WarmJudge judge) throws InterruptedException {
        return judge.execute("java", judge.unseen(JAVA));
    }

    /** A judge with a cache of its own. */
    @State(Scope.Benchmark)
    public static class WarmJudge {
        private Path folder;
        private Judge judge;
        private long number;

        @Setup
        public void open() throws IOException {
            folder = Files.createTempDirectory("rustbox-bench");
            judge = HostProbe.ofHost().report().strictPossible()
                    ? Judge.strict(Languages.builtIn(), Cache.directory(folder))
                    : Judge.permissive(Languages.builtIn(), Cache.memory());
        }

        @TearDown
        public void close() throws IOException {
            judge.close();
            TemporaryFolder.delete(folder);
        }

        /** {@return the same program as far as its language is concerned, but none that was ever compiled} */
        String unseen(String source) {
            number++;
            return source + "// " + number + "\n";
        }

        ExecutionResult execute(String language, String source) throws InterruptedException {
            ExecutionResult result = judge.execute(Program.of(language, source));
            if (result.verdict().code() != VerdictCode.AC) {
                throw new IllegalStateException("not a clean run: " + result);
            }
            return result;
        }
    }
}
