package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Limits;
import io.rustbox.language.Languages;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkers and interactors in sandboxes of their own: those that do what they should, and those that don't. */
@Timeout(120)
class JudgeProgramIT {
    /** Says what the answer file tells it to do; with a right answer, it compares first words. */
    private static final String CHECKER = """
            #include <csignal>
            #include <cstdio>
            #include <cstdlib>
            #include <fstream>
            #include <iostream>
            #include <string>
            #include <unistd.h>
            int main(int argc, char **argv) {
                if (argc != 4) return 3;
                std::ifstream in(argv[1]), out(argv[2]), ans(argv[3]);
                std::string question, found, expected;
                in >> question; out >> found; ans >> expected;
                if (expected == "crash") { *(volatile int *) 0 = 1; }
                if (expected == "abort") std::abort();
                if (expected == "hang") for (;;) pause();
                if (expected == "burn") for (;;) {}
                if (expected == "flood") for (;;) std::puts("flood flood flood flood flood");
                if (expected == "odd") return 77;
                if (expected == "fail") return 3;
                if (expected == "points") { std::cerr << "points 2.5 half"; return 7; }
                if (expected == found) { std::cerr << "ok"; return 0; }
                std::cerr << "expected " << expected;
                return 1;
            }
            """;

    /** Plays "guess the number": the input holds it, the answer what to do instead. */
    private static final String INTERACTOR = """
            #include <cstdio>
            #include <cstdlib>
            #include <fstream>
            #include <iostream>
            #include <string>
            #include <unistd.h>
            const int OK = %d, WA = %d;
            int main(int argc, char **argv) {
                std::ifstream in(argv[1]), ans(argv[%d]);
                int secret; std::string deed;
                in >> secret; ans >> deed;
                if (deed == "crash") { *(volatile int *) 0 = 1; }
                if (deed == "hang") for (;;) pause();
                if (deed == "burn") for (;;) {}
                if (deed == "odd") return 99;
                if (deed == "refuse") return WA;
                if (deed == "flood") for (;;) std::cout << "flood" << std::endl;
                std::cout << "begin" << std::endl;
                int guess;
                for (int turn = 0; turn < 20 && std::cin >> guess; turn++) {
                    if (guess == secret) { std::cout << "right" << std::endl; return OK; }
                    std::cout << (guess < secret ? "more" : "less") << std::endl;
                }
                return WA;
            }
            """;

    private static final String GUESSES = """
            input()
            low, high = 0, 1000
            while True:
                guess = (low + high) // 2
                print(guess, flush=True)
                said = input()
                if said == "right":
                    break
                elif said == "more":
                    low = guess + 1
                else:
                    high = guess
            """;

    private static Leftovers.Mark before;
    private static Judge judge;

    @BeforeAll
    static void open() {
        Host.needs(Feature.STRICT, Feature.GCC);
        before = Leftovers.now();
        judge = Judge.strict(Languages.builtIn());
    }

    @AfterAll
    static void close() {
        if (judge != null) {
            judge.close();
            before.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yes    | AC | 4   |
            no     | WA | 0   | wrong answer: expected no
            points | AC | 2.5 |
            crash  | IE | 0   | the checker (cpp) failed, signal: the program was ended by signal 11 (SIGSEGV)
            abort  | IE | 0   | the checker (cpp) failed, signal: the program was ended by signal 6 (SIGABRT)
            odd    | IE | 0   | the checker (cpp) exit status 77 is not of testlib's convention
            fail   | IE | 0   | the checker (cpp) it said that the judge failed (exit status 3)
            hang   | IE | 0   | the checker (cpp) failed, wall_limit
            burn   | IE | 0   | the checker (cpp) failed, cpu_limit
            flood  | IE | 0   | the checker (cpp) failed, output_limit
            """)
    void checker_ofTestlib(String answer, VerdictCode code, BigDecimal points, String detail) {
        JudgeProgram checker = JudgeProgram.testlib(Program.of("cpp", CHECKER).limits(SHORT));

        TestResult.Judged result = only(Submission.of("python", "print('yes')").checker(checker), "", answer);

        assertThat(result.execution().verdict().code()).as(result.execution().verdict().detail()).isEqualTo(code);
        assertThat(result.points()).isEqualByComparingTo(points);
        assertThat(result.checker()).isPresent();
        assertThat(result.feedback().forCandidate()).isEmpty();
        String verdict = result.execution().verdict().detail();
        if (detail != null) {
            assertThat(verdict + result.feedback().forJudge().map(more -> ": " + more).orElse("")).startsWith(detail);
        }
        assertThat(verdict).as("the verdict is for candidates too").doesNotContain("expected");
    }

    /** So small that it is filled within the CPU time of {@link #SHORT} where a page fault takes long, too. */
    private static final long SMALL = Limits.mebibytes(64);

    private static final LimitOverrides SHORT =
            LimitOverrides.none().cpu(Duration.ofMillis(500)).wall(Duration.ofSeconds(2));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5     | AC | 4    |                | flags 3
            6     | WA | 0    | think again    | expected 6
            half  | AC | 2    |                | flags 3
            large | IE | 0    |                | left a file of feedback that can't be read: feedback/judgemessage.txt, too_large
            link  | IE | 0    |                | left a file of feedback that can't be read: feedback/score.txt, not_regular
            raise | IE | 0    |                |
            """)
    void checker_ofThePackageFormat(
            String answer, VerdictCode code, BigDecimal points, String forCandidate, String forJudge) {
        String validator = """
                import os, sys
                question, answer, feedback, flag = sys.argv[1:]
                assert feedback.endswith('/') and open(question).read() == 'q'
                expected = open(answer).read()
                found = sys.stdin.read().strip()
                def say(name, text):
                    open(feedback + name, 'w').write(text)
                if expected == 'half':
                    say('score_multiplier.txt', '0.5\\n')
                elif expected == 'large':
                    say('judgemessage.txt', 'x' * 1048577)
                elif expected == 'link':
                    os.symlink('/etc/passwd', feedback + 'score.txt')
                elif expected == 'raise':
                    raise Exception
                elif found != expected:
                    say('teammessage.txt', 'think again')
                    say('judgemessage.txt', 'expected ' + expected)
                    sys.exit(43)
                if expected != 'large':
                    say('judgemessage.txt', 'flags ' + flag)
                sys.exit(42)
                """;
        JudgeProgram checker = JudgeProgram.icpc(Program.of("python", validator).arguments(List.of("3"))
                .limits(LimitOverrides.none().with(LimitName.FILE_SIZE, 4 << 20)));

        TestResult.Judged result = only(Submission.of("python", "print(5)").checker(checker), "q", answer);

        assertThat(result.execution().verdict().code()).as(result.execution().verdict().detail()).isEqualTo(code);
        assertThat(result.points()).isEqualByComparingTo(points);
        assertThat(result.feedback().forCandidate().orElse(null)).isEqualTo(forCandidate);
        if (forJudge != null) {
            assertThat(result.feedback().forJudge()).contains(forJudge);
        }
    }

    @Test
    void checker_doesNotCompile_isTheJudgesFailure() {
        Judgement judgement = judge.submit(Submission.of("python", "print(1)")
                .checker(JudgeProgram.testlib(Program.of("cpp", "int main( {")))
                .test("", "")).join();

        assertThat(judgement).isInstanceOfSatisfying(Judgement.NotRun.class, notRun -> {
            assertThat(notRun.verdict()).isEqualTo(VerdictCode.IE);
            assertThat(notRun.result().error().orElseThrow()).startsWith("the checker (cpp) does not compile: ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the interactor | the program             | verdict | cause
            play             | guess                   | AC  | normal_exit
            play             | exit 0                  | WA  | wrong_answer
            play             | raise                   | RE  | nonzero_exit
            play             | segfault                | SIG | signal
            play             | never flush             | TLE | wall_limit
            play             | exit at once            | AC  | normal_exit
            play             | burn                    | TLE | cpu_limit
            play             | hog                     | MLE | oom_kill
            play             | flood                   | WA  | wrong_answer
            play             | close                   | WA  | wrong_answer
            play             | right, then fail        | RE  | nonzero_exit
            play             | right, then write on    | AC  | normal_exit
            refuse           | guess                   | WA  | wrong_answer
            refuse           | burn                    | WA  | wrong_answer
            crash            | guess                   | IE  | checker_failed
            odd              | guess                   | IE  | checker_failed
            hang             | guess                   | IE  | checker_failed
            burn             | guess                   | IE  | checker_failed
            flood            | never read              | IE  | checker_failed
            flood            | exit 0                  | IE  | checker_failed
            hang             | raise                   | RE  | nonzero_exit
            """)
    void interactor(String deed, String program, VerdictCode code, String cause) {
        String source = switch (program) {
            case "guess" -> GUESSES;
            case "exit 0" -> "";
            case "exit at once" -> "print(700)";
            case "raise" -> "raise Exception";
            case "segfault" -> "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)";
            case "never flush" -> "import sys\ninput()\nprint(5)\nsys.stdin.readline()";
            case "burn" -> "while True: pass";
            case "hog" -> "x = bytearray(10 ** 9)";
            case "flood" -> "while True: print(-1)";
            case "close" -> "import os, time\ninput()\nos.close(0)\nos.close(1)";
            case "right, then fail" -> GUESSES + "\nraise SystemExit(3)";
            case "right, then write on" -> GUESSES + "\nimport time\ntime.sleep(0.2)\nprint('more')\n";
            case "never read" -> "import time\ntime.sleep(60)";
            default -> throw new AssertionError(program);
        };
        for (Convention convention : Convention.values()) {
            String interactor = switch (convention) {
                case TESTLIB -> INTERACTOR.formatted(0, 1, 3);
                case ICPC -> INTERACTOR.formatted(42, 43, 2);
            };
            Submission submission = Submission.of(Program.of("python", source).limits(SHORT.memory(SMALL)))
                    .interactor(new JudgeProgram(Program.of("cpp", interactor).limits(SHORT), convention));

            TestResult.Judged result = only(submission, "700", deed);

            Verdict verdict = result.execution().verdict();
            assertThat(verdict.cause().id()).as(convention + ": " + verdict.detail()).isEqualTo(cause);
            assertThat(verdict.code()).isEqualTo(code);
            if (code == VerdictCode.IE) {
                assertThat(verdict.detail()).startsWith("the interactor (cpp) ");
            }
        }
    }

    @Test
    void interactor_programThatCannotBeExecuted_isOurFailureAndNotSkipped() {
        Input tooLong = Input.none().arguments(List.of("x".repeat(200_000))); // execve(2) takes 128 KiB
        Submission submission = Submission.of("python", "")
                .interactor(JudgeProgram.testlib(Program.of("cpp", INTERACTOR.formatted(0, 1, 3))))
                .test(TestCase.named("only").input(tooLong));
        for (int i = 0; i < 10; i++) {
            try (Judge fresh = Judge.strict(Languages.builtIn())) { // whose interactor has no sandbox yet
                assertThat(fresh.submit(submission).join().verdict()).isEqualTo(VerdictCode.IE);
            }
        }
    }

    @Test
    void interactor_whoseLanguageAllowsLessTimeThanTheProgramTakes_waitsAllTheSame(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("hasty.json"), """
                [{"id": "cpp", "run": {"limits": {"cpu_seconds": 1, "wall_seconds": 1}},
                  "maximum": {"cpu_seconds": 1, "wall_seconds": 1}}]
                """);
        Submission submission = Submission.of("python", "import time\ntime.sleep(1.5)\n" + GUESSES)
                .interactor(JudgeProgram.testlib(Program.of("cpp", INTERACTOR.formatted(0, 1, 3))))
                .test("700", "play");
        try (Judge hasty = Judge.strict(Languages.builtIn().with(file))) {
            assertThat(hasty.submit(submission).join().verdict()).isEqualTo(VerdictCode.AC);
        }
    }

    @Test
    void interactor_cancelled_leavesNothing() throws Exception {
        var started = new java.util.concurrent.CountDownLatch(1);
        Submission submission = Submission.of("python", "import time\ntime.sleep(60)")
                .interactor(JudgeProgram.testlib(Program.of("cpp", INTERACTOR.formatted(0, 1, 3))));
        var future = judge.submit(submission.test("1", "hang"), progress -> {
            if (progress instanceof Progress.TestStarted) {
                started.countDown();
            }
        });
        started.await();

        assertThat(future.cancel(true)).isTrue();
        assertThat(future).isCancelled();
    }

    private static TestResult.Judged only(Submission submission, String input, String answer) {
        Submission tested = submission.test(TestCase.named("only")
                .stdin(TestData.of(input))
                .answer(TestData.of(answer))
                .points(new BigDecimal(4)));
        Judgement judgement = judge.submit(tested).join();
        assertThat(judgement).isInstanceOf(Judgement.Completed.class);
        return (TestResult.Judged) ((Judgement.Completed) judgement).tests().getFirst();
    }
}
