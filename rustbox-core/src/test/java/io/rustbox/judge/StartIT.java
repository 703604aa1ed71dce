package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.language.Languages;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Single executions on the judge's own threads, and how many of these there are. */
@ExtendWith(Leftovers.class)
@Timeout(120)
class StartIT {
    private static final String SLEEP = "import time\ntime.sleep(60)";

    /** Prints when it began and when it ended, by the clock of the whole host. */
    private static final String SPAN =
            "import time\na = time.monotonic_ns()\ntime.sleep(0.3)\nprint(a, time.monotonic_ns())";

    private final String mark = UUID.randomUUID().toString();

    private record Span(long begun, long ended) {
        static Span of(ExecutionResult result) {
            String[] words = result.stdout().text().strip().split(" ");
            return new Span(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }
    }

    @Test
    void start_cancelled_killsWhatRuns() throws Exception {
        Host.needs(Feature.STRICT);
        try (Judge judge = Judge.strict(Languages.builtIn(), Cache.none(), 1)) {
            CompletableFuture<ExecutionResult> sleeps = judge.start(marked());
            CompletableFuture<ExecutionResult> queued = judge.start(marked());
            CompletableFuture<ExecutionResult> last = judge.start(Program.of("python", "print(1)"));
            awaitRunning();

            assertThat(queued.cancel(true)).isTrue();
            assertThat(sleeps.cancel(true)).isTrue();

            assertThat(running()).isZero();
            assertThat(sleeps).isCancelled();
            assertThat(last.join().stdout().text()).isEqualTo("1\n");
        }
    }

    @Test
    void close_whileOneRuns_endsIt() throws Exception {
        Host.needs(Feature.STRICT);
        Judge judge = Judge.strict(Languages.builtIn(), Cache.none(), 1);
        CompletableFuture<ExecutionResult> sleeps = judge.start(marked());
        awaitRunning();

        judge.close();

        assertThat(running()).isZero();
        assertThatThrownBy(sleeps::join).hasRootCauseMessage("the judge was closed");
        assertThatThrownBy(() -> judge.start(marked())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneWorker_testsAndExecutions_runOneAtATime() {
        Host.needs(Feature.STRICT);
        try (Judge judge = Judge.strict(Languages.builtIn(), Cache.none(), 1)) {
            List<CompletableFuture<ExecutionResult>> alone = new ArrayList<>();
            alone.add(judge.start(Program.of("python", SPAN)));
            CompletableFuture<Judgement> tested = judge.submit(
                    Submission.of("python", SPAN).test("", "").test("", "").test("", ""));
            alone.add(judge.start(Program.of("python", SPAN)));

            List<Span> spans = new ArrayList<>();
            alone.forEach(future -> spans.add(Span.of(future.join())));
            ((Judgement.Completed) tested.join()).tests()
                    .forEach(test -> spans.add(Span.of(((TestResult.Judged) test).execution())));

            spans.sort(Comparator.comparingLong(Span::begun));
            assertThat(spans).hasSize(5);
            for (int i = 1; i < spans.size(); i++) {
                assertThat(spans.get(i).begun()).isGreaterThanOrEqualTo(spans.get(i - 1).ended());
            }
        }
    }

    @Test
    void start_compiled_isTheResultOfExecute() throws Exception {
        Host.needs(Feature.STRICT);
        Program program = Program.of("c", "#include <stdio.h>\nint main(void) { puts(\"a\"); return 3; }");
        try (Judge judge = Judge.strict(Languages.builtIn(), Cache.none(), 1)) {
            ExecutionResult started = judge.start(program).get();

            assertThat(started.verdict().code()).isEqualTo(VerdictCode.RE);
            assertThat(started.stdout().text()).isEqualTo("a\n");
            assertThat(started.compile()).isPresent();
            assertThatThrownBy(() -> judge.start(Program.of("cobol", "")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Program marked() {
        return Program.of("python", SLEEP).arguments(List.of(mark));
    }

    private void awaitRunning() throws Exception {
        while (running() == 0) {
            Thread.sleep(10);
        }
    }

    private long running() throws Exception {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes.filter(this::isMarked).count();
        }
    }

    private boolean isMarked(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1).contains(mark);
        } catch (IOException e) {
            return false;
        }
    }
}
