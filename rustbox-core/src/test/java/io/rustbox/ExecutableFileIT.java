package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.ReportAssert.assertReport;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executables that are put into the box while other children are cloned, which have a copy of every descriptor for a while. */
@ExtendWith(Leftovers.class)
@Timeout(120)
class ExecutableFileIT {
    private static final int THREADS = 4;
    private static final int RUNS = 150;

    @ParameterizedTest
    @EnumSource(Level.class)
    void executable_putWhileOthersAreLaunched_isNeverBusy(Level level) throws Exception {
        Host.needs(Feature.STRICT);
        byte[] program = Files.readAllBytes(Path.of("/bin/true"));
        Command command = Command.of("./true").file(new BoxFile("true", program, Executable.YES));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            Callable<Void> launches = () -> {
                try (Locked<?> sandbox = level.open(AMPLE)) {
                    for (int i = 0; i < RUNS; i++) {
                        assertReport(sandbox.run(command)).hasOutcome(new Outcome.Exited(0));
                    }
                }
                return null;
            };
            List<Future<Void>> all = new ArrayList<>(
                    threads.invokeAll(IntStream.range(0, THREADS).mapToObj(_ -> launches).toList()));
            for (Future<Void> one : all) {
                one.get();
            }
        }
    }
}
