package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.host.HostProbe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code judge run} on problem packages of every shape, which the tests write. */
@Timeout(120)
class JudgeRunIT {
    private static final String SUM = "print(sum(map(int, input().split())))";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @Test
    void batch_legacy() throws Exception {
        problem("name: Sum");
        test("sample/1", "1 2\n", "3\n");
        test("secret/01", "3 4\n", "7\n");
        test("secret/02", "5 6\n", "11\n");

        assertThat(run("sum.py", SUM)).isZero();

        assertThat(lines()).hasSize(4);
        assertThat(lines().getFirst()).matches("sample/1   AC   0\\.\\d{3} s .*");
        assertThat(lines().getLast()).isEqualTo("AC: 3 of 3 tests passed");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void batch_wrongAnswer_stopsAtOnceAndSaysWhere() throws Exception {
        problem("name: Sum");
        test("secret/01", "3 4\n", "8\n");
        test("secret/02", "5 6\n", "11\n");

        assertThat(run("sum.py", SUM)).isEqualTo(1);

        assertThat(lines().get(0)).startsWith("secret/01  WA")
                .endsWith("line 1, token 1: differs; expected \"8\", found \"7\"");
        assertThat(lines().get(1)).isEqualTo("secret/02  -");
        assertThat(lines().getLast()).isEqualTo("WA: 0 of 2 tests passed");
    }

    @Test
    void groups_passFail_goOnWhereTheyShould() throws Exception {
        problem("name: Sum");
        write("data/testdata.yaml", "on_reject: continue\n");
        test("secret/a/1", "1 1", "0");
        test("secret/a/2", "1 2", "3");
        test("secret/b/1", "1 3", "4");

        assertThat(run("sum.py", SUM)).isEqualTo(1);

        assertThat(lines().getLast()).isEqualTo("WA: 2 of 3 tests passed");
    }

    @Test
    void groups_scoring_addUp() throws Exception {
        problem("type: scoring");
        write("data/testdata.yaml", "on_reject: continue\ngrader_flags: ignore_sample\n");
        write("data/secret/easy/testdata.yaml", "accept_score: 30\ngrader_flags: min\non_reject: break\n");
        write("data/secret/hard/testdata.yaml", "accept_score: 70\ngrader_flags: min\non_reject: break\n");
        test("sample/1", "1 1", "2");
        test("secret/easy/1", "1 1", "2");
        test("secret/easy/2", "1 2", "3");
        test("secret/hard/1", "1 1", "0");
        test("secret/hard/2", "1 1", "2");

        assertThat(run("sum.py", SUM)).isEqualTo(1);

        assertThat(lines()).containsSubsequence("secret/easy    AC   30 points",
                "secret/hard    WA   0 points", "WA: 2 of 4 tests passed  30 points");
        assertThat(lines()).contains("secret/hard/2  -");
    }

    @Test
    void groups_secretThatGoesOn_isRunToItsEnd() throws Exception {
        problem("name: Sum");
        write("data/secret/testdata.yaml", "on_reject: continue\n");
        test("sample/1", "1 1", "2");
        test("secret/g1/1", "1 1", "0");
        test("secret/g2/1", "1 1", "2");
        test("secret/g3/1", "1 1", "2");

        assertThat(run("sum.py", SUM)).isEqualTo(1);

        assertThat(lines().getLast()).isEqualTo("WA: 3 of 4 tests passed");
    }

    @Test
    void groups_failedSample_endsTheRun() throws Exception {
        problem("name: Sum");
        write("data/secret/testdata.yaml", "on_reject: continue\n");
        test("sample/1", "1 1", "0");
        test("secret/g1/1", "1 1", "2");
        test("secret/g2/1", "1 1", "2");

        assertThat(run("sum.py", SUM)).isEqualTo(1);

        assertThat(lines()).contains("secret/g1/1  -", "secret/g2/1  -");
        assertThat(lines().getLast()).isEqualTo("WA: 0 of 3 tests passed");
    }

    @Test
    void floatingPoint_toleranceOfFlags() throws Exception {
        problem("validator_flags: float_tolerance 1e-4");
        test("secret/1", "", "0.33333 yes");

        assertThat(run("third.py", "print(1 / 3, 'YES')")).isZero();
        assertThat(run("half.py", "print(1 / 2, 'YES')")).isEqualTo(1);
    }

    @Test
    void caseAndSpaces_count_whereTheFlagsSaySo() throws Exception {
        problem("validator_flags: case_sensitive space_change_sensitive");
        test("secret/1", "", "Yes No\n");

        assertThat(run("a.py", "print('Yes No')")).isZero();
        assertThat(run("b.py", "print('yes No')")).isEqualTo(1);
        assertThat(run("c.py", "print('Yes  No')")).isEqualTo(1);
    }

    @Test
    void customValidator_cpp() throws Exception {
        problem("validation: custom");
        write("output_validators/check/check.h", "#include <fstream>\n#include <iostream>\n");
        write("output_validators/check/check.cpp", """
                #include "check.h"
                int main(int argc, char **argv) {
                    std::ifstream in(argv[1]);
                    long n, a, b;
                    in >> n;
                    if (std::cin >> a >> b && a > 1 && b > 1 && a * b == n) return 42;
                    std::ofstream(std::string(argv[3]) + "judgemessage.txt") << "no factors of " << n << std::endl;
                    return 43;
                }
                """);
        test("secret/1", "91\n", "");

        assertThat(run("a.py", "print(13, 7)")).isZero();
        assertThat(run("b.py", "print(91, 1)")).isEqualTo(1);
        assertThat(lines().getFirst()).endsWith("no factors of 91");
    }

    @Test
    void customValidator_pythonWithScores() throws Exception {
        problem("type: scoring\nvalidation: custom score");
        write("data/testdata.yaml", "on_reject: continue\n");
        write("output_validators/score.py", """
                import sys
                found = float(sys.stdin.read())
                open(sys.argv[3] + 'score.txt', 'w').write(str(found / 2))
                sys.exit(42)
                """);
        test("secret/1", "", "");

        assertThat(run("a.py", "print(25)")).isZero();

        assertThat(lines().getLast()).isEqualTo("AC: 1 of 1 tests passed  12.5 points");
    }

    @Test
    void customValidator_crashes_isTheJudgesFailure() throws Exception {
        problem("validation: custom");
        write("output_validators/check.py", "raise Exception\n");
        test("secret/1", "", "");

        assertThat(run("a.py", "print(25)")).isEqualTo(3);

        assertThat(lines().getFirst()).contains("the checker (python) exit status 1 is not of the convention");
    }

    @Test
    void interactive_cppLegacy() throws Exception {
        problem("validation: custom interactive");
        write("output_validators/guess.cpp", """
                #include <fstream>
                #include <iostream>
                int main(int argc, char **argv) {
                    std::ifstream in(argv[1]);
                    int secret, guess;
                    in >> secret;
                    for (int i = 0; i < 10 && std::cin >> guess; i++) {
                        if (guess == secret) { std::cout << "correct" << std::endl; return 42; }
                        std::cout << (guess < secret ? "higher" : "lower") << std::endl;
                    }
                    return 43;
                }
                """);
        test("secret/1", "700\n", "");
        String guesses = """
                low, high = 1, 1000
                while True:
                    guess = (low + high) // 2
                    print(guess, flush=True)
                    said = input()
                    if said == 'correct': break
                    if said == 'higher': low = guess + 1
                    else: high = guess - 1
                """;

        assertThat(run("a.py", guesses)).isZero();
        assertThat(run("b.py", guesses.replace("guess + 1", "low + 1"))).isEqualTo(1);
        assertThat(lines().getFirst()).startsWith("secret/1  WA");
    }

    @Test
    void interactive_python2025() throws Exception {
        problem("problem_format_version: 2025-09\ntype: interactive\nlimits:\n  time_limit: 2\n");
        write("output_validator/talk.py", """
                import sys
                print(open(sys.argv[1]).read().strip(), flush=True)
                sys.exit(42 if input() == 'pong' else 43)
                """);
        test("secret/1", "ping\n", "");

        assertThat(run("a.py", "print('pong' if input() == 'ping' else '')")).isZero();
        assertThat(run("b.py", "print(1 / 0)")).isEqualTo(1);
        assertThat(lines().getFirst()).startsWith("secret/1  RE");
    }

    @Test
    void scoring2025_groupsThatRequireOthers() throws Exception {
        problem("problem_format_version: 2025-09\ntype: scoring\n");
        write("data/secret/1/test_group.yaml", "max_score: 40\n");
        write("data/secret/2/test_group.yaml", "max_score: 60\nrequire_pass: secret/1\n");
        write("data/secret/3/test_group.yaml", "max_score: 10\nscore_aggregation: sum\n");
        test("secret/1/a", "1 1", "0");
        test("secret/2/a", "1 1", "2");
        test("secret/3/a", "1 1", "2");
        test("secret/3/b", "1 1", "5");

        assertThat(run("sum.py", SUM)).isEqualTo(1);

        assertThat(lines()).contains("secret/2/a  -", "secret/2    -    0 points", "secret/3    WA   5 points");
        assertThat(lines().getLast()).isEqualTo("WA: 1 of 4 tests passed  5 points");
    }

    @Test
    void filesArgumentsAndFlagsOfATest2023() throws Exception {
        problem("problem_format_version: 2023-07-draft\n");
        test("secret/1", "", "0.5");
        write("data/secret/1.files/data.txt", "0.5001");
        write("data/secret/1.yaml", "args: [data.txt]\noutput_validator_args: [float_tolerance, '1e-3']\n");

        assertThat(run("a.py", "import sys\nprint(open(sys.argv[1]).read())")).isZero();
    }

    @Test
    void timeLimit_besideTheProblem() throws Exception {
        problem("name: slow");
        write(".timelimit", "1\n");
        test("secret/1", "", "");
        String burns = "import time\nwhile time.process_time() < 1.5: pass";

        assertThat(run("a.py", burns)).isEqualTo(1);
        assertThat(lines().getFirst()).startsWith("secret/1  TLE");
        Files.delete(folder.resolve("problem/.timelimit"));
        write("domjudge-problem.ini", "timelimit='10'\n");
        assertThat(run("a.py", burns)).isZero();
        assertThat(run("a.py", burns, "--time", "1")).isEqualTo(1);
    }

    @Test
    void compileError_saysWhatTheCompilerSaid() throws Exception {
        problem("name: Sum");
        test("secret/1", "1 2", "3");

        assertThat(run("a.cpp", "int main( {")).isEqualTo(1);

        assertThat(lines().getFirst()).isEqualTo("CE: Does not compile.");
        assertThat(out()).contains("error");
    }

    @Test
    void json_isOneObject() throws Exception {
        problem("name: Sum");
        test("secret/1", "1 2", "3");

        assertThat(run("a.py", SUM, "--json")).isZero();

        assertThat(out()).startsWith("{\"schema_version\":\"1.0\",\"status\":\"OK\",\"verdict\":\"AC\",\"points\":1,")
                .endsWith("}\n");
        assertThat(lines()).hasSize(1);
    }

    @Test
    void rustbox_withTheNameOfTheTool_hasBothRuns() throws Exception {
        problem("name: Sum");
        test("secret/1", "1 2", "3");
        Path source = Files.writeString(folder.resolve("a.py"), SUM);

        assertThat(
                execute(Tool.RUSTBOX, "judge", "run", mode(), folder.resolve("problem").toString(), source.toString()))
                .isZero();
        assertThat(execute(Tool.RUSTBOX, "isolate", "run", mode(), "--", "/bin/true")).isZero();
        assertThat(execute(Tool.RUSTBOX, "run", mode(), "--", "/bin/true")).isZero();
    }

    @Test
    void problem_thatIsNone_isAUsageError() throws Exception {
        assertThat(run("a.py", SUM)).isEqualTo(2);
        assertThat(err.toString()).contains("PROBLEM_DIR: ",
                "problem.yaml: is not there, so this is no problem package");
    }

    @Test
    void limit_lessThanAnyRunNeeds_isAUsageError() throws Exception {
        problem("name: Sum");
        test("secret/1", "1 2", "3");

        assertThat(run("a.py", SUM, "--mem", "512K")).isEqualTo(2);
        assertThat(err.toString()).contains("memory").doesNotContain("\tat ");
    }

    @Test
    void problem_thatRequiresAnUnknownGroup_isAUsageError() throws Exception {
        problem("problem_format_version: 2025-09\ntype: scoring\n");
        write("data/secret/1/test_group.yaml", "max_score: 40\nrequire_pass: secret/0\n");
        test("secret/1/a", "1 1", "2");

        assertThat(run("a.py", SUM)).isEqualTo(2);
        assertThat(err.toString()).contains("test_group.yaml: require_pass names secret/0").doesNotContain("\tat ");
    }

    @Test
    void source_withALink_isAUsageError() throws Exception {
        problem("name: Sum");
        test("secret/1", "1 2", "3");
        Path program = Files.createDirectory(folder.resolve("program"));
        Files.writeString(program.resolve("main.py"), SUM);
        Files.createSymbolicLink(program.resolve("x.txt"), Path.of("/etc/hostname"));

        assertThat(execute(Tool.JUDGE, "run", mode(), folder.resolve("problem").toString(), program.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("program/x.txt: is a link");
    }

    @Test
    void problem_withAGraderOfItsOwn_isRefused() throws Exception {
        problem("type: scoring");
        write("data/testdata.yaml", "grading: custom\n");
        test("secret/1", "", "");

        assertThat(run("a.py", SUM)).isEqualTo(2);
        assertThat(err.toString())
                .contains("testdata.yaml: grading is custom, and a package's own grader can't be used");
    }

    private void problem(String yaml) throws IOException {
        write("problem.yaml", yaml + "\n");
    }

    private void test(String name, String input, String answer) throws IOException {
        write("data/" + name + ".in", input);
        write("data/" + name + ".ans", answer);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve("problem").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private int run(String name, String source, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve(name), source);
        List<String> words = new ArrayList<>(List.of("run", mode()));
        words.addAll(List.of(options));
        words.addAll(List.of(folder.resolve("problem").toString(), file.toString()));
        return execute(Tool.JUDGE, words.toArray(String[]::new));
    }

    private int execute(Tool tool, String... words) {
        out.reset();
        err.getBuffer().setLength(0);
        Console console =
                new Console(new ByteArrayInputStream(new byte[0]), out, java.io.OutputStream.nullOutputStream(),
                        new PrintWriter(err, true), Console.Colours.NONE);
        return new CommandTree(console, HostProbe.ofHost()).execute(tool, words);
    }

    private static String mode() {
        return HostProbe.ofHost().user() == HostProbe.User.ROOT ? "--strict" : "--permissive";
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return out().lines().map(String::stripTrailing).toList();
    }
}
