package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code judge run} on problem packages of every shape. */
class JudgeRunIT extends JudgeRunTests {
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
        assertThat(err()).isEmpty();
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
        Files.delete(folder().resolve("problem/.timelimit"));
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
        Path source = Files.writeString(folder().resolve("a.py"), SUM);

        assertThat(
                execute(Tool.RUSTBOX, "judge", "run", mode(), folder().resolve("problem").toString(),
                        source.toString()))
                .isZero();
        assertThat(execute(Tool.RUSTBOX, "isolate", "run", mode(), "--", "/bin/true")).isZero();
        assertThat(execute(Tool.RUSTBOX, "run", mode(), "--", "/bin/true")).isZero();
    }
}
