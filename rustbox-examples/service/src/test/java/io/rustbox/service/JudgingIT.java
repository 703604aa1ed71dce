package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rustbox.service.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of several files, and everything that can decide about their output. */
class JudgingIT {
    /** Prints when it began and when it ended, by the clock of the whole host. */
    private static final String SPAN =
            "import time\\na = time.monotonic_ns()\\ntime.sleep(0.3)\\nprint(a, time.monotonic_ns())";

    @TempDir
    private static Path folder;

    private static Node node;

    @BeforeAll
    static void start() throws Exception {
        node = Node.in(folder, "WORKERS", "1", "SYNC_WAIT_TIMEOUT_SECS", "60");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void submit_argumentsAndFiles_areTheProgramsOwn() throws Exception {
        ObjectNode result = judged("""
                {"language": "python", "arguments": ["x", "y z"],
                 "code": "import os, sys; print(sys.argv[1:], open('d/a.txt').read(), os.access('run', os.X_OK))",
                 "files": [{"name": "d/a.txt", "content": "ä"},
                           {"name": "run", "content_base64": "/wA=", "executable": true}]}""");

        assertThat(result.path("stdout").asText()).isEqualTo("['x', 'y z'] ä True\n");
    }

    @Test
    void submit_severalSources_areOneProgram() throws Exception {
        ObjectNode result = judged("""
                {"language": "python",
                 "sources": [{"name": "main.py", "content": "import other; print(other.f())"},
                             {"name": "other.py", "content_base64": "ZGVmIGYoKTogcmV0dXJuIDQy"}]}""");

        assertThat(result.path("stdout").asText()).isEqualTo("42\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1.0000001 | 1   | {\"kind\": \"tokens\", \"tolerance\": 1e-6}          | AC",
        "1.00001   | 1   | {\"kind\": \"tokens\", \"tolerance\": 1e-6}          | WA",
        "1001      | 1000| {\"kind\": \"tokens\", \"absolute_tolerance\": 0.01} | WA",
        "1001      | 1000| {\"kind\": \"tokens\", \"relative_tolerance\": 0.01} | AC",
        "a  B      | A b | {\"kind\": \"tokens\", \"ignore_case\": true}        | AC",
        "a  b      | a b | {\"kind\": \"tokens\", \"same_spaces\": true}        | WA",
        "a  b      | a b | \"tokens\"                                           | AC",
        "a  b      | a b | {\"kind\": \"lines\"}                                | WA",
        "a         | a   | \"exact\"                                            | WA",
        "b\\na     | a\\nb | \"unordered_lines\"                                | AC",
    })
    void submit_checker_decides(String output, String expected, String checker, String verdict) throws Exception {
        ObjectNode result = judged("{\"language\": \"python\", \"code\": \"print('%s')\", ".formatted(
                output.replace("\\n", "\\\\n"))
                + "\"expected_output\": \"" + expected + "\", \"checker\": " + checker + "}");

        assertThat(result.path("verdict").asText()).as(result.path("tests").toString()).isEqualTo(verdict);
    }

    @Test
    void submit_groups_stopRequireAndScore() throws Exception {
        ObjectNode result = judged("""
                {"language": "python", "code": "n = int(input()); print(n * 2 if n < 3 else 0)",
                 "groups": [{"name": "small", "scoring": "lowest"},
                            {"name": "large", "scoring": "all_or_nothing", "points": 10, "stop_on_failure": true},
                            {"name": "last", "requires": ["large"]}],
                 "tests": [{"group": "small", "stdin": "1", "expected_output": "2", "points": 5},
                           {"group": "small", "stdin": "2", "expected_output": "4", "points": 3},
                           {"group": "large", "name": "three", "stdin": "3", "expected_output": "6"},
                           {"group": "large", "stdin": "1", "expected_output": "2"},
                           {"group": "last", "stdin": "1", "expected_output": "2"}]}""");

        assertThat(result.path("verdict").asText()).isEqualTo("WA");
        assertThat(result.path("tests").findValuesAsText("state"))
                .containsExactly("judged", "judged", "judged", "skipped", "skipped");
        assertThat(result.path("tests").path(2).path("name").asText()).isEqualTo("three");
        assertThat(result.path("tests").path(2).path("message").asText()).contains("line 1").doesNotContain("6");
        assertThat(result.path("tests").path(2).path("judge_message").asText()).contains("6");
        assertThat(result.path("groups").findValuesAsText("verdict")).containsExactly("AC", "WA", "null");
        assertThat(result.path("groups").findValuesAsText("points")).containsExactly("3", "0", "0");
        assertThat(result.path("points").asInt()).isEqualTo(3);
    }

    @Test
    void submit_checkerProgram_seesInputOutputAndAnswer() throws Exception {
        ObjectNode result = judged("""
                {"language": "python", "code": "print(input()[::-1])",
                 "checker": {"kind": "program", "language": "python", "arguments": ["-v"],
                             "code": "import sys; i, o, a = (open(f).read().strip() for f in sys.argv[1:4]); print('seen', sys.argv[4:], file=sys.stderr); sys.exit(0 if i[::-1] == o else 1)"},
                 "tests": [{"stdin": "abc"},
                           {"stdin": "abc", "checker": {"kind": "program", "language": "python", "convention": "icpc",
                             "code": "import sys; sys.exit(43)"}},
                           {"stdin": "abc", "expected_output": "cba", "checker": "lines"}]}""");

        assertThat(result.path("tests").findValuesAsText("verdict")).containsExactly("AC", "WA", "AC");
        assertThat(result.path("tests").path(0).path("judge_message").asText()).contains("seen ['-v']");
    }

    @Test
    void submit_checkerThatFails_isTheJudgesFailure() throws Exception {
        ObjectNode result = judged("""
                {"language": "python", "code": "print(1)",
                 "checker": {"kind": "program", "language": "python", "code": "import sys; sys.exit(99)"}}""");

        assertThat(result.path("verdict").asText()).isEqualTo("IE");
        assertThat(result.path("status").asText()).isEqualTo("error");
    }

    @Test
    void submit_interactor_talksToTheProgram() throws Exception {
        ObjectNode result = judged("""
                {"language": "python",
                 "code": "lo, hi = 1, 100\\nwhile True:\\n  m = (lo + hi) // 2\\n  print(m, flush=True)\\n  r = input()\\n  if r == '=': break\\n  if r == '<': hi = m - 1\\n  else: lo = m + 1",
                 "interactor": {"language": "python", "limits": {"wall_seconds": 15},
                   "code": "import sys\\nn = int(open(sys.argv[1]).read())\\nfor i in range(7):\\n  g = int(input())\\n  print('=' if g == n else '<' if n < g else '>', flush=True)\\n  if g == n: sys.exit(0)\\nsys.exit(1)"},
                 "tests": [{"stdin": "37"}, {"stdin": "100"}]}""");

        assertThat(result.path("tests").findValuesAsText("verdict")).containsExactly("AC", "AC");
    }

    @Test
    void submit_testsOwnFilesLimitsAndOutput_areThatTestsAlone() throws Exception {
        ObjectNode result = judged("""
                {"language": "python", "arguments": ["a"],
                 "code": "import resource, sys; open('out', 'w').write(open('in').read() + ' '.join(sys.argv[1:]) + ' ' + str(resource.getrlimit(resource.RLIMIT_NOFILE)[0]))",
                 "tests": [{"files": [{"name": "in", "content": "1"}], "arguments": ["b"], "limits": {"open_files": 20},
                            "output_file": "out", "expected_output": "1a b 20"},
                           {"files": [{"name": "in", "content": "2"}], "limits": {"open_files": 30},
                            "output_file": "out", "expected_output": "2a 30"},
                           {"files": [{"name": "in", "content": "2"}], "output_file": "nothing",
                            "expected_output": ""}]}""");

        assertThat(result.path("tests").findValuesAsText("verdict")).containsExactly("AC", "AC", "WA");
    }

    @Test
    void oneWorker_testsAndRuns_areOneAtATime() throws Exception {
        String single = "{\"language\": \"python\", \"code\": \"" + SPAN + "\"}";
        String tested = "{\"language\": \"python\", \"code\": \"" + SPAN + "\", \"tests\": ["
                + "{\"expected_output\": \"\"}, {\"expected_output\": \"\"}, {\"expected_output\": \"\"}]}";
        List<String> ids = List.of(
                Node.id(node.post("/api/submit", single)),
                Node.id(node.post("/api/submit", tested)),
                Node.id(node.post("/api/submit", single)));
        List<long[]> spans = new ArrayList<>();
        for (String id : ids) {
            ObjectNode result = node.awaitResult(id);
            if (result.has("tests")) {
                result.path("tests").forEach(test -> spans.add(span(test.path("stdout").asText())));
            } else {
                spans.add(span(result.path("stdout").asText()));
            }
        }

        spans.sort(Comparator.comparingLong(span -> span[0]));
        assertThat(spans).hasSize(5);
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i)[0]).as("begun after the end of the one before")
                    .isGreaterThanOrEqualTo(spans.get(i - 1)[1]);
        }
    }

    private static long[] span(String stdout) {
        String[] words = stdout.strip().split(" ");
        return new long[]{Long.parseLong(words[0]), Long.parseLong(words[1])};
    }

    private static ObjectNode judged(String body) throws Exception {
        var response = node.post("/api/submit?wait=true", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Json.object(response.body());
    }
}
