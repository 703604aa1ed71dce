package io.rustbox.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.evidence.FileEvidence.State;
import io.rustbox.judge.VerdictExplanation.Agreement;
import io.rustbox.language.Languages;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that turn against the compiler, its host, or those who read what it leaves. */
@ExtendWith(Leftovers.class)
class CompileAttackIT {
    /** A language whose compiler does what the submission says. */
    private static final String SHELL = """
            {"id": "shell", "extends": "c", "name": "Shell", "variables": {"standard": ""},
             "source": {"file": "main.sh", "extensions": [".sh"]},
             "toolchain": {"executables": ["sh"], "places": [], "probe": ["-c", "echo version: 1"], "install": "dash"},
             "compile": {"command": ["{executable}", "main.sh"], "artefacts": ["main", "out/"], "artefact_mb": 1}}
            """;

    /** Attacks that only a time limit ends need not take as long as compilers may. */
    private static final String IMPATIENT = """
            [{"id": "c", "compile": {"limits": {"cpu_seconds": 3, "wall_seconds": 8}}},
             {"id": "cpp", "compile": {"limits": {"cpu_seconds": 3, "wall_seconds": 8}}}]
            """;

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT);
    }

    static Stream<Arguments> attacks() {
        String repeated = "x ".repeat(100);
        return Stream.of(
                arguments("a file of the host", "#include \"/etc/passwd\"\n", List.of("compile_error")),
                arguments("a file of the judge", "#include \"/proc/self/environ\"\n", List.of("compile_error")),
                arguments("a device without end", "#include \"/dev/zero\"\n",
                        List.of("compile_error", "compile_memory_limit", "compile_time_limit")),
                arguments("random bytes without end", "#include \"/dev/urandom\"\n",
                        List.of("compile_error", "compile_memory_limit", "compile_time_limit")),
                arguments("standard input", "#include \"/dev/stdin\"\nint main(void) { }\nint main(void) { }\n",
                        List.of("compile_error")),
                arguments("itself without end", "#include \"main.c\"\n", List.of("compile_error")),
                arguments("macros that explode", macros(30), List.of("compile_memory_limit", "compile_time_limit")),
                arguments("an artefact of a gigabyte", "char big[1L << 30] = {1};\nint main(void) { return big[5]; }\n",
                        List.of("compile_error", "compile_memory_limit")),
                arguments("an artefact that is too large",
                        "char big[80L << 20] = {1};\nint main(void) { return big[5]; }\n", List.of("compile_error")),
                arguments("a file of the host in the artefact",
                        "__asm__(\".incbin \\\"/etc/shadow\\\"\");\nint main(void) { }\n", List.of("compile_error")),
                arguments("a device in the artefact",
                        "__asm__(\".incbin \\\"/dev/zero\\\"\");\nint main(void) { }\n",
                        List.of("compile_error", "compile_memory_limit", "compile_time_limit")),
                arguments("an assembler that fills",
                        "__asm__(\".fill 1000000000, 8, 1\");\nint main(void) { }\n",
                        List.of("compile_error", "compile_memory_limit", "compile_time_limit")),
                arguments("errors without end", ("int main(void) { " + repeated + "}\n").repeat(20_000),
                        List.of("compile_error")));
    }

    private static String macros(int levels) {
        StringBuilder text = new StringBuilder("#define M0 1+1\n");
        for (int i = 1; i <= levels; i++) {
            text.append("#define M%d M%d+M%d+M%d+M%d\n".formatted(i, i - 1, i - 1, i - 1, i - 1));
        }
        return text.append("int main(void) { return M" + levels + "; }\n").toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void compile_attack_isContainedAndTold(
            String what, String source, List<String> causes, @TempDir Path folder) throws Exception {
        try (Judge judge = judge(IMPATIENT, folder)) {
            Host.needsLanguage(judge, "c");
            assertRefused(judge.execute(Program.of("c", source)), causes);
        }
    }

    @Test
    void compile_templatesThatExplode_areContained(@TempDir Path folder) throws Exception {
        String source = """
                template <int N, int M> struct T { T<N - 1, M> a; T<N - 1, M + (1 << N)> b; };
                template <int M> struct T<0, M> { char c; };
                int main() { return sizeof(T<28, 0>); }
                """;
        try (Judge judge = judge(IMPATIENT, folder)) {
            Host.needsLanguage(judge, "cpp");
            assertRefused(judge.execute(Program.of("cpp", source)),
                    List.of("compile_memory_limit", "compile_time_limit"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ln -s /etc/passwd main                                   | NOT_REGULAR",
        "ln -s /proc/self/root main                               | NOT_REGULAR",
        "echo x > other; ln other main                            | NOT_REGULAR",
        "mkfifo main                                              | NOT_REGULAR",
        "mkdir main                                               | NOT_REGULAR",
        "mkdir sub; echo x > sub/main; ln -s sub/main main        | NOT_REGULAR",
        "truncate -s 200M main                                    | TOO_LARGE",
        "head -c 1048577 /dev/zero > main                         | TOO_LARGE",
        "true                                                     | ABSENT"
    })
    void compile_artefactThatIsNoFile_isRefused(String script, State state, @TempDir Path folder) throws Exception {
        assertArtefact("mkdir out; echo x > out/x; " + script, "main", state, folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ln -s /etc out                                           | NOT_REGULAR",
        "mkdir out; ln -s /etc/passwd out/passwd                  | NOT_REGULAR",
        "mkdir out; ln -s /etc out/etc                            | NOT_REGULAR",
        "mkdir out; echo x > out/x; mkfifo out/y                  | NOT_REGULAR",
        "mkdir out; echo x > y; ln y out/y                        | NOT_REGULAR",
        "mkdir out; truncate -s 900K out/x out/y                  | TOO_LARGE",
        "d=out; for i in $(seq 60); do d=$d/d; done; mkdir -p $d  | TOO_LARGE",
        "mkdir out                                                | ABSENT",
        "true                                                     | ABSENT"
    })
    void compile_folderWithMoreThanFiles_isRefused(String script, State state, @TempDir Path folder) throws Exception {
        assertArtefact("echo x > main; " + script, "out", state, folder);
    }

    @Test
    void compile_folderOfFiles_isWhatARunSees(@TempDir Path folder) throws Exception {
        String script = "mkdir -p out/a; echo deep > out/a/b; echo flat > out/c;"
                + "printf '#!/bin/sh\\nls; cat out/a/b out/c' > main";
        try (Judge judge = judge(SHELL, folder)) {
            ExecutionResult result = judge.execute(Program.of("shell", script));

            assertThat(result.verdict().code()).as(result.verdict().detail()).isEqualTo(VerdictCode.AC);
            assertThat(result.stdout().text()).isEqualTo("main\nout\ndeep\nflat\n");
        }
    }

    private static void assertArtefact(String script, String path, State state, Path folder) throws Exception {
        try (Judge judge = judge(SHELL, folder)) {
            ExecutionResult result = judge.execute(Program.of("shell", script));

            assertRefused(result, List.of("compile_error"));
            Evidence evidence = result.compile().orElseThrow().evidence().orElseThrow();
            assertThat(evidence.files()).contains(new FileEvidence(path, state, 0));
            assertThat(result.verdict().detail()).contains("\"" + path + "\"", state.id());
        }
    }

    private static void assertRefused(ExecutionResult result, List<String> causes) throws IOException {
        assertThat(result.verdict().code()).as(result.verdict().detail()).isEqualTo(VerdictCode.CE);
        assertThat(result.verdict().cause().id()).as(result.verdict().detail()).isIn(causes);
        assertThat(result.evidence()).isEmpty();
        ExecutionResult compile = result.compile().orElseThrow();
        assertThat(compile.evidence()).isPresent();
        assertThat(new String(compile.stderr().bytes(), UTF_8)).doesNotContain("root:", "daemon:", "/usr/", "/etc/");
        ExecutionResult stored = ResultJson.read(ResultJson.text(result, ResultJson.Layout.COMPACT));
        assertThat(VerdictExplanation.of(stored).agreement()).isEqualTo(Agreement.AGREES);
    }

    private static Judge judge(String languages, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("languages.json"), languages);
        return Judge.strict(Languages.builtIn().with(file), Cache.none());
    }
}
