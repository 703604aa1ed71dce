package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code judge run} refuses, and what it says then. */
class JudgeRunRefusalIT extends JudgeRunTests {
    @Test
    void problem_thatIsNone_isAUsageError() throws Exception {
        assertThat(run("a.py", SUM)).isEqualTo(2);
        assertThat(err()).contains("PROBLEM_DIR: ",
                "problem.yaml: is not there, so this is no problem package");
    }

    @Test
    void limit_lessThanAnyRunNeeds_isAUsageError() throws Exception {
        problem("name: Sum");
        test("secret/1", "1 2", "3");

        assertThat(run("a.py", SUM, "--mem", "512K")).isEqualTo(2);
        assertThat(err()).contains("memory").doesNotContain("\tat ");
    }

    @Test
    void problem_thatRequiresAnUnknownGroup_isAUsageError() throws Exception {
        problem("problem_format_version: 2025-09\ntype: scoring\n");
        write("data/secret/1/test_group.yaml", "max_score: 40\nrequire_pass: secret/0\n");
        test("secret/1/a", "1 1", "2");

        assertThat(run("a.py", SUM)).isEqualTo(2);
        assertThat(err()).contains("test_group.yaml: require_pass names secret/0").doesNotContain("\tat ");
    }

    @Test
    void source_withALink_isAUsageError() throws Exception {
        problem("name: Sum");
        test("secret/1", "1 2", "3");
        Path program = Files.createDirectory(folder().resolve("program"));
        Files.writeString(program.resolve("main.py"), SUM);
        Files.createSymbolicLink(program.resolve("x.txt"), Path.of("/etc/hostname"));

        assertThat(execute(Tool.JUDGE, "run", mode(), folder().resolve("problem").toString(), program.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("program/x.txt: is a link");
    }

    @Test
    void problem_withAGraderOfItsOwn_isRefused() throws Exception {
        problem("type: scoring");
        write("data/testdata.yaml", "grading: custom\n");
        test("secret/1", "", "");

        assertThat(run("a.py", SUM)).isEqualTo(2);
        assertThat(err())
                .contains("testdata.yaml: grading is custom, and a package's own grader can't be used");
    }
}
