package io.rustbox.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command;
import io.rustbox.checker.Tokens;
import io.rustbox.checker.Tolerance;
import io.rustbox.language.Languages;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Submissions against the real kernel. */
@ExtendWith(Leftovers.class)
@Timeout(120)
class SubmissionIT {
    private static final String SUM = "print(sum(map(int, input().split())))";
    private static final String SUM_IN_CPP =
            "#include <cstdio>\nint main() { int a, b; std::scanf(\"%d %d\", &a, &b); std::printf(\"%d\\n\", a + b); }";
    private static final String SLEEP = "import time\ntime.sleep(60)";

    /** How the judge of a test confines. */
    enum Mode {
        STRICT,
        PERMISSIVE;

        Judge judge() {
            return switch (this) {
                case STRICT -> {
                    Host.needs(Feature.STRICT);
                    yield Judge.strict(Languages.builtIn());
                }
                case PERMISSIVE -> Judge.permissive(Languages.builtIn());
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void submit_rightAndWrongAnswers(Mode mode) {
        try (Judge judge = mode.judge()) {
            Judgement.Completed judgement = completed(judge.submit(
                    Submission.of("python", SUM).test("1 2", "3").test("3 4", "8").test("5 6", "11"))
                    .join());

            assertThat(judgement.verdict()).isEqualTo(VerdictCode.WA);
            assertThat(judgement.points()).isEqualByComparingTo("2");
            assertThat(verdicts(judgement)).containsExactly("AC", "WA", "AC");
            TestResult.Judged wrong = (TestResult.Judged) judgement.tests().get(1);
            assertThat(wrong.feedback().forCandidate()).contains("line 1, column 1: differs");
            assertThat(wrong.feedback().forJudge())
                    .hasValueSatisfying(detail -> assertThat(detail).contains("\"8\"", "\"7"));
            assertThat(wrong.execution().verdict().detail()).isEqualTo("wrong answer");
            assertThat(CandidateHint.of(wrong.execution())).doesNotContain("8");
            assertThat(wrong.execution().stdout().text()).isEqualTo("7\n");
        }
    }

    @Test
    void submit_cpp_isCompiledOnceForAHundredTests() {
        Host.needs(Feature.STRICT, Feature.GCC);
        Submission submission = Submission.of("cpp", SUM_IN_CPP);
        for (int i = 0; i < 100; i++) {
            submission = submission.test(i + " 1", Integer.toString(i + 1));
        }
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            Judgement.Completed judgement = completed(judge.submit(submission).join());

            assertThat(judgement.tests())
                    .extracting(test -> ((TestResult.Judged) test).execution().verdict())
                    .filteredOn(verdict -> verdict.code() != VerdictCode.AC)
                    .isEmpty();
            assertThat(judgement.verdict()).isEqualTo(VerdictCode.AC);
            assertThat(judgement.points()).isEqualByComparingTo("100");
            ExecutionResult compile = judgement.compile().orElseThrow();
            assertThat(judgement.tests()).allSatisfy(test -> assertThat(((TestResult.Judged) test)
                    .execution().evidence().orElseThrow().timing().started()).isAfter(compile.ended()));
        }
    }

    @Test
    void submit_doesNotCompile_runsNothing() {
        Host.needs(Feature.STRICT, Feature.GCC);
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            Judgement judgement = judge.submit(Submission.of("cpp", "int main( {").test("", "")).join();

            assertThat(judgement.verdict()).isEqualTo(VerdictCode.CE);
            assertThat(judgement.compile().orElseThrow().stderr().text()).contains("error");
            assertThat(judgement).isInstanceOf(Judgement.NotRun.class);
            assertThat(JudgementJson.text(judgement, ResultJson.Layout.COMPACT)).contains("\"verdict\":\"CE\"",
                    "\"tests\":[]");
        }
    }

    @Test
    void submit_cheatingOnTheArtefact_changesNothingForTheNextTest() {
        Host.needs(Feature.STRICT, Feature.GCC);
        String spoils = """
                #include <cstdio>
                #include <unistd.h>
                int main(int, char **argv) {
                    std::remove("main");
                    FILE *f = std::fopen("main", "w");
                    if (f) { std::fputs("#!/bin/sh\\necho spoilt\\n", f); std::fclose(f); }
                    std::puts("first");
                }
                """;
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            Submission submission = Submission.of("cpp", spoils);
            for (int i = 0; i < 6; i++) {
                submission = submission.test("", "first");
            }
            assertThat(judge.submit(submission).join().verdict()).isEqualTo(VerdictCode.AC);
            assertThat(judge.submit(submission).join().verdict()).isEqualTo(VerdictCode.AC);
        }
    }

    @Test
    void submit_stopOnFailure_skipsTheRestOfTheGroup() {
        Host.needs(Feature.STRICT);
        List<TestCase> tests = IntStream.range(0, 8)
                .mapToObj(i -> TestCase.named("" + i)
                        .group(i < 5 ? "first" : "second")
                        .stdin(TestData.of(i + " 0"))
                        .answer(TestData.of(i == 1 ? "wrong" : "" + i))
                        .points(BigDecimal.TEN))
                .toList();
        Submission submission = Submission.of("python", SUM)
                .tests(List.of(Group.named("first").stopOnFailure(), Group.named("second")), tests);
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            Judgement.Completed judgement = completed(judge.submit(submission).join());

            assertThat(verdicts(judgement)).containsExactly("AC", "WA", "-", "-", "-", "AC", "AC", "AC");
            assertThat(judgement.points()).isEqualByComparingTo("40");
            assertThat(judgement.groups()).containsExactly(
                    new GroupResult("first", java.util.Optional.of(VerdictCode.WA), BigDecimal.TEN),
                    new GroupResult("second", java.util.Optional.of(VerdictCode.AC), new BigDecimal("30")));
        }
    }

    @Test
    void submit_limitsOfATest_holdForItAlone() {
        Host.needs(Feature.STRICT);
        String burns = "import time\nwhile time.process_time() < 0.3: pass\nprint('done')";
        Submission submission = Submission.of("python", burns)
                .test(TestCase.named("short")
                        .answer(TestData.of("done"))
                        .limits(LimitOverrides.none().cpu(Duration.ofMillis(100))))
                .test(TestCase.named("long").answer(TestData.of("done")));
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            assertThat(verdicts(completed(judge.submit(submission).join()))).containsExactly("TLE", "AC");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void submit_filesInAndOutAndArguments(Mode mode, @TempDir Path folder) throws Exception {
        Path answer = Files.writeString(folder.resolve("1.ans"), "HELLO\n");
        String copies = """
                import sys
                data = open(sys.argv[1]).read()
                open('out.txt', 'w').write(data.upper())
                open('log.txt', 'w').write('seen')
                """;
        TestCase test = TestCase.named("1")
                .input(Input.none()
                        .arguments(List.of("in.txt"))
                        .file(new Command.BoxFile("in.txt", "hello\n".getBytes(UTF_8), Command.Executable.NO))
                        .output(Command.Collected.file("log.txt", 100)))
                .answer(TestData.of(answer))
                .outputFile("out.txt", 1000);
        try (Judge judge = mode.judge()) {
            Judgement.Completed judgement = completed(judge.submit(
                    Submission.of("python", copies).test(test)
                            .test(TestCase.named("2").input(test.input()).outputFile("missing.txt", 1000)))
                    .join());

            assertThat(verdicts(judgement)).containsExactly("AC", "WA");
            TestResult.Judged right = (TestResult.Judged) judgement.tests().getFirst();
            assertThat(right.execution().files().get("log.txt").text()).isEqualTo("seen");
            TestResult.Judged wrong = (TestResult.Judged) judgement.tests().getLast();
            assertThat(wrong.feedback().forCandidate()).contains("There is no file missing.txt that could be checked.");
        }
    }

    @Test
    void submit_answerFileMissing_isTheJudgesFailure(@TempDir Path folder) {
        Host.needs(Feature.STRICT);
        TestCase test = TestCase.named("1").answer(TestData.of(folder.resolve("none")));
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            Judgement.Completed judgement =
                    completed(judge.submit(Submission.of("python", "").test(test)).join());

            TestResult.Judged only = (TestResult.Judged) judgement.tests().getFirst();
            assertThat(only.execution().verdict().cause()).isEqualTo(VerdictCause.CHECKER_FAILED);
            assertThat(only.execution().error().orElseThrow()).contains("the test data can't be read");
        }
    }

    @Test
    void submit_toleranceOfNumbers() {
        Host.needs(Feature.STRICT);
        Submission submission = Submission.of("python", "print(1 / 3)")
                .checker(Tokens.exact().within(Tolerance.of("1e-6")))
                .test("", "0.3333333")
                .test("", "0.33333");
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            assertThat(verdicts(completed(judge.submit(submission).join()))).containsExactly("AC", "WA");
        }
    }

    @Test
    void submit_limitAboveTheMaximum_isRefusedAtOnce() {
        try (Judge judge = Judge.permissive(Languages.builtIn())) {
            TestCase test = TestCase.named("1").limits(LimitOverrides.none().memory(1L << 40));

            assertThatThrownBy(() -> judge.submit(Submission.of("python", "").test(test)))
                    .isInstanceOf(LimitRefusedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void cancel_killsWhatRuns(Mode mode) throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        try (Judge judge = mode.judge()) {
            CompletableFuture<Judgement> future = judge.submit(
                    Submission.of("python", SLEEP).test("", "").test("", "").test("", ""),
                    progress -> {
                        if (progress instanceof Progress.TestStarted) {
                            started.countDown();
                        }
                    });
            started.await();

            long begun = System.nanoTime();
            assertThat(future.cancel(true)).isTrue();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            assertThat(future).isCancelled();
            assertThat(judge.submit(Submission.of("python", "print(1)").test("", "1")).join().verdict())
                    .isEqualTo(VerdictCode.AC);
        }
    }

    @Test
    void close_inTheMiddle_endsTheSubmission() throws Exception {
        Host.needs(Feature.STRICT);
        CountDownLatch started = new CountDownLatch(1);
        Judge judge = Judge.strict(Languages.builtIn());
        CompletableFuture<Judgement> future = judge.submit(
                Submission.of("python", SLEEP).test("", "").test("", ""), progress -> {
                    if (progress instanceof Progress.TestStarted) {
                        started.countDown();
                    }
                });
        started.await();

        judge.close();

        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::join).hasRootCauseMessage("the judge was closed");
        assertThatThrownBy(() -> judge.submit(Submission.of("python", ""))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void judge_interrupted_endsTheSubmission() throws Exception {
        Host.needs(Feature.STRICT);
        try (Judge judge = Judge.strict(Languages.builtIn());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<Boolean> interrupted = threads.submit(() -> {
                begun.countDown();
                try {
                    var _ = judge.judge(Submission.of("python", SLEEP).test("", ""));
                    return false;
                } catch (InterruptedException e) {
                    return true;
                }
            });
            begun.await();
            threads.shutdownNow();

            assertThat(interrupted.get()).isTrue();
        }
    }

    @Test
    void judge_fromVirtualThreads() throws Exception {
        Host.needs(Feature.STRICT);
        try (Judge judge = Judge.strict(Languages.builtIn());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Judgement>> judgements = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> judge.judge(Submission.of("python", SUM).test(i + " 1", "" + (i + 1)))))
                    .toList();
            for (Future<Judgement> judgement : judgements) {
                assertThat(judgement.get().verdict()).isEqualTo(VerdictCode.AC);
            }
        }
    }

    @Test
    void json_holdsEverything() {
        Host.needs(Feature.STRICT);
        try (Judge judge = Judge.strict(Languages.builtIn())) {
            Judgement judgement = judge.submit(Submission.of("python", SUM)
                    .test("1 2", "4").test("1 2", "3").stopOnFailure()).join();

            String json = JudgementJson.text(judgement, ResultJson.Layout.COMPACT);

            assertThat(json)
                    .startsWith(
                            "{\"schema_version\":\"1.0\",\"status\":\"OK\",\"verdict\":\"WA\",\"points\":0,\"tests\":[")
                    .contains("\"name\":\"1\",\"group\":\"tests\",\"state\":\"judged\",\"verdict\":\"WA\","
                            + "\"verdict_cause\":\"wrong_answer\",\"points\":0,\"cpu_time\":0.")
                    .contains("\"message\":\"line 1, column 1: differs\"", "\"execution\":{\"schema_version\"")
                    .contains("{\"name\":\"2\",\"group\":\"tests\",\"state\":\"skipped\",\"points\":0}")
                    .contains("\"groups\":[{\"name\":\"tests\",\"verdict\":\"WA\",\"points\":0}]");
        }
    }

    private static Judgement.Completed completed(Judgement judgement) {
        assertThat(judgement).isInstanceOf(Judgement.Completed.class);
        return (Judgement.Completed) judgement;
    }

    private static List<String> verdicts(Judgement.Completed judgement) {
        return judgement.tests().stream()
                .map(test -> switch (test) {
                    case TestResult.Judged judged -> judged.execution().verdict().code().name();
                    case TestResult.Skipped _ -> "-";
                })
                .toList();
    }
}
