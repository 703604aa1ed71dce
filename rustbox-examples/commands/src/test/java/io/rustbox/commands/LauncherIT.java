package io.rustbox.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rustbox.UnsupportedHostException;
import io.rustbox.commands.Installation.Result;
import io.rustbox.commands.Installation.User;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import io.rustbox.judge.Cache;
import io.rustbox.judge.ExecutionResult;
import io.rustbox.judge.Judge;
import io.rustbox.judge.VerdictCause;
import io.rustbox.judge.VerdictCode;
import io.rustbox.language.Languages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands as users type them: through the launcher scripts, on real Python, behind the real kernel. */
class LauncherIT {
    @TempDir
    private static Path root;

    private static Installation installed;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws IOException {
        installed = Installation.in(root);
    }

    @Test
    void executeCode_strictAsRoot_hasAllEightLayers() throws Exception {
        assumeRoot();

        Result result =
                installed.run(User.SAME, "judge", "execute-code", "--language", "python", "--code", "print(2 ** 10)");

        assertThat(result.err()).startsWith("AC: ");
        assertThat(result.status()).isZero();
        ExecutionResult verdict = result.verdict();
        assertThat(verdict.verdict().code()).isEqualTo(VerdictCode.AC);
        assertThat(verdict.stdout().text()).isEqualTo("1024\n");
        Evidence evidence = verdict.evidence().orElseThrow();
        assertThat(evidence.mode()).isEqualTo(Mode.STRICT);
        assertThat(Layer.values()).allMatch(evidence::applied);
    }

    @Test
    void executeCode_permissiveAsOrdinaryUser_hasTheLayersThatTakeNoPrivilege() throws Exception {
        Result result = ordinary("print(2 ** 10)");

        assertThat(result.status()).as(result.err()).isZero();
        ExecutionResult verdict = result.verdict();
        assertThat(verdict.verdict().code()).isEqualTo(VerdictCode.AC);
        assertThat(verdict.stdout().text()).isEqualTo("1024\n");
        Evidence evidence = verdict.evidence().orElseThrow();
        assertThat(evidence.mode()).isEqualTo(Mode.PERMISSIVE);
        assertThat(List.of(Layer.SECCOMP, Layer.NO_NEW_PRIVS)).allMatch(evidence::applied);
        assertThat(List.of(Layer.PID_NAMESPACE, Layer.MOUNT_NAMESPACE, Layer.NETWORK_NAMESPACE))
                .noneMatch(evidence::applied);
    }

    @ParameterizedTest
    @CsvSource({"--strict", "--json"})
    void executeCode_strictWithoutRoot_isRefused(String option) throws Exception {
        Result result = installed.run(User.ORDINARY, "judge", "execute-code", option, "-l", "python", "-c", "print(1)");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.verdict().verdict().code()).isEqualTo(VerdictCode.IE);
        assertThat(result.verdict().stdout().bytes()).isEmpty();
        assertThat(result.err()).contains("a strict sandbox takes root").contains("--permissive");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "exit(3)                                    | NONZERO_EXIT",
        "while True: pass                           | CPU_LIMIT",
        "import os; os.abort()                      | SIGNAL",
        "print('x' * 3000000)                       | OUTPUT_LIMIT",
    })
    void executeCode_otherVerdict_isStatusOne(String code, VerdictCause cause) throws Exception {
        Result result = ordinary(code, "--cpu", "0.5", "--output-limit", "1");

        assertThat(result.verdict().verdict().cause()).isEqualTo(cause);
        assertThat(result.status()).isOne();
    }

    @Test
    void executeCode_usageError_isStatusTwoAndNothingOnStandardOutput() throws Exception {
        Result result = ordinary("1", "--mem", "nothing");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("--mem").contains("a whole number of MB");
    }

    @Test
    void executeCode_codeAndStdinThatAreNotUtf8_arriveUnchanged() throws Exception {
        Result result = installed.shell(
                User.ORDINARY,
                "judge",
                """
                exec "$0" execute-code --permissive -l python --stdin "$(printf '\\377\\001x')" \
                  --code "$(printf '# coding: latin-1\\nimport sys\\nsys.stdout.buffer.write("\\344".encode("latin-1") + sys.stdin.buffer.read())')"
                """);

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.verdict().stdout().bytes()).containsExactly(0xE4, 0xFF, 1, 'x');
    }

    @Test
    void executeCode_inAnotherLocale_keepsText() throws Exception {
        Result result = installed.run(
                User.ORDINARY,
                Map.of("LC_ALL", "C", "LANG", "C"),
                new byte[0],
                "judge",
                "execute-code", "--permissive", "-l", "python", "-c", "print('ä€😀')");

        assertThat(result.verdict().stdout().text()).isEqualTo("ä€😀\n");
    }

    @Test
    void executeCode_sourceFromStandardInput_readsIt() throws Exception {
        Result result = installed.run(
                User.ORDINARY,
                Map.of(),
                "print(input()[::-1])".getBytes(StandardCharsets.UTF_8),
                "judge",
                "execute-code", "--permissive", "-l", "py", "-", "--stdin", "abc");

        assertThat(result.verdict().stdout().text()).isEqualTo("cba\n");
    }

    @Test
    void executeCode_filesAndArguments_arePassedOn() throws Exception {
        Path source =
                Files.writeString(folder.resolve("a b.py"), "import sys\nprint(sys.argv[1:], sys.stdin.buffer.read())");
        Path input = Files.write(folder.resolve("in"), new byte[]{(byte) 0x80, 0, 10});
        open(folder, source, input);

        Result result = installed.run(
                User.ORDINARY,
                "judge",
                "execute-code", "--permissive", "-l", "python", "-f", source.toString(), "--stdin-file",
                input.toString(),
                "--", "--mem", "ü");

        assertThat(result.verdict().stdout().text()).isEqualTo("['--mem', 'ü'] b'\\x80\\x00\\n'\n");
    }

    @Test
    void executeCode_text_isForPeopleOnStandardOutput() throws Exception {
        Result result = ordinary("print(7)", "--text");

        assertThat(result.text()).startsWith("AC: ").contains("--- stdout: 2 bytes\n7\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void explain_storedResult_agrees() throws Exception {
        Path file = Files.write(folder.resolve("result.json"), ordinary("exit(3)").out());

        Result result = installed.run(User.SAME, "judge", "explain", file.toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.text()).contains("RE");
    }

    @ParameterizedTest
    @EnumSource
    void checkDeps_thisHost_isReadyForTheseTests(User user) throws Exception {
        Result result = installed.run(user, "judge", "check-deps", "--json");

        assertThat(result.status()).as(result.text()).isZero();
        assertThat(result.text())
                .contains("\"ready\":\"" + (user == User.SAME && Installation.isRoot() ? "strict" : "permissive"));
    }

    @Test
    void selftest_asAnOrdinaryUser_tellsWhatPermissiveModeDoesNotStop() throws Exception {
        Result result = installed.run(User.ORDINARY, "judge", "selftest", "--json");

        assertThat(result.status()).as(result.text()).isZero();
        assertThat(result.text())
                .contains("\"mode\":\"permissive\",\"conclusion\":\"held\"")
                .contains("\"containment\":\"not_promised\"", "\"containment\":\"refused_by_host\"")
                .doesNotContain("\"mode\":\"strict\"");
    }

    @Test
    void selftest_asRoot_holdsInBothModes() throws Exception {
        assumeRoot();

        Result result = installed.run(User.SAME, "judge", "selftest");

        assertThat(result.status()).as(result.text() + result.err()).isZero();
        assertThat(result.text())
                .contains("Everything was contained that strict mode promises")
                .contains("Everything was contained that permissive mode promises")
                .containsPattern("fork_bomb +contained +cgroup +clone: EAGAIN");
    }

    @Test
    void selftest_strictWithoutRoot_isRefused() throws Exception {
        Result result = installed.run(User.ORDINARY, "judge", "selftest", "--strict");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("judge selftest: ").contains("root");
    }

    @Test
    void languages_thisHost_hasPython() throws Exception {
        assertThat(installed.run(User.ORDINARY, "judge", "languages").text())
                .contains("python (py, python3)  cpython 3.");
    }

    @Test
    void rustbox_anyCommand_isThere() throws Exception {
        assertThat(installed.run(User.ORDINARY, "rustbox", "status").text()).contains("sandboxed processes: ");
        assertThat(installed.run(User.ORDINARY, "rustbox", "run", "--permissive", "--", "/bin/echo", "x").text())
                .isEqualTo("x\n");
    }

    @Test
    void isolateRun_strict_showsOnlyWhatIsBound() throws Exception {
        assumeRoot();
        Path data = Files.createDirectory(folder.resolve("data"));
        Path file = Files.writeString(data.resolve("1.in"), "3\n1\n2\n");
        open(folder, data, file);
        Path meta = folder.resolve("meta");

        Result result = installed.run(
                User.SAME, "isolate", "run", "--dir=/data=" + data, "--mem=64", "--time=1", "--meta=" + meta,
                "--", "/usr/bin/sort", "/data/1.in");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.text()).isEqualTo("1\n2\n3\n");
        assertThat(Files.readAllLines(meta))
                .anyMatch(line -> line.matches("time:0\\.\\d{3}"))
                .anyMatch(line -> line.matches("time-wall:0\\.\\d{3}"))
                .anyMatch(line -> line.matches("cg-mem:\\d+"))
                .contains("exitcode:0")
                .noneMatch(line -> line.startsWith("status:"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "exit 3         | exitcode:3 | status:RE",
        "kill -11 $$    | exitsig:11 | status:SG",
        "while :; do :; done | killed:1 | status:TO",
    })
    void isolateRun_otherEnd_isInTheMetaFile(String script, String end, String status) throws Exception {
        Result result = installed.run(
                User.ORDINARY, "isolate", "run", "--permissive", "--time=0.5", "--meta=-", "--", "/bin/sh", "-c",
                script);

        assertThat(result.status()).as(result.err()).isOne();
        assertThat(result.text().lines()).contains(end, status);
    }

    @Test
    void isolateRun_redirections_areTheProgramsStreams() throws Exception {
        Path in = Files.writeString(folder.resolve("in"), "b\na\n");
        Path script = Files.writeString(folder.resolve("go.sh"), "sort; echo \"$WHO\" >&2");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        open(folder, in, script);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        Result result = installed.run(
                User.ORDINARY, "isolate", "run", "--permissive", "--file=" + script, "--stdin=" + in, "--stdout=" + out,
                "--stderr=" + err, "--env=PATH=/usr/bin:/bin", "--env=WHO=me", "--quiet", "--", "/bin/sh", "go.sh");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(out).hasContent("a\nb\n");
        assertThat(err).hasContent("me\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void isolateRun_ownInput_isPassedOn() throws Exception {
        byte[] bytes = {1, 0, (byte) 0xFF};

        Result result =
                installed.run(User.ORDINARY, Map.of(), bytes, "isolate", "run", "--permissive", "--", "/bin/cat");

        assertThat(result.out()).isEqualTo(bytes);
    }

    @Test
    void launcher_jdkThatIsNone_saysSo() throws Exception {
        Result result = installed.run(User.SAME, Map.of("RUSTBOX_JAVA", "/none"), new byte[0], "judge", "--version");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("judge: RUSTBOX_JAVA=/none is not a JDK 22 or newer\n");
    }

    @Test
    void launcher_calledThroughALink_findsItsModules() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("judge"), installed.script("judge"));

        Result result = installed.shell(User.SAME, "judge", link + " --version");

        assertThat(result.text()).startsWith("judge ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "python     | print('hello')",
        "c          | int puts(const char *); int main(void) { puts(`hello`); return 0; }",
        "cpp        | extern `C` int puts(const char *); int main() { puts(`hello`); }",
        "java       | class Main { public static void main(String[] a) { System.out.println(`hello`); } }",
        "javascript | console.log('hello')",
        "typescript | const text: string = 'hello'; console.log(text)",
        "go         | package main; import `fmt`; func main() { fmt.Println(`hello`) }",
        "rust       | fn main() { println!(`hello`); }"
    })
    void executeCode_permissiveAsOrdinaryUser_greetsInEveryLanguage(String language, String code) throws Exception {
        assumeToolchain(language);

        Result result = installed.run(User.ORDINARY, "judge", "execute-code", "--permissive", "-l", language,
                "-c", code.replace('`', '"'));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.verdict().stdout().text()).isEqualTo("hello\n");
    }

    private static void assumeToolchain(String language) throws InterruptedException {
        if (System.getProperty("require.kernel", "").contains("language_" + language)) {
            return;
        }
        try (Judge judge = Judge.permissive(Languages.builtIn(), Cache.none())) {
            assertThat(judge.toolchain(language).version()).isNotEmpty();
        } catch (UnsupportedHostException e) {
            abort(e.getMessage());
        }
    }

    private static Result ordinary(String code, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("execute-code", "--permissive", "-l", "python", "-c", code));
        words.addAll(List.of(options));
        return installed.run(User.ORDINARY, "judge", words.toArray(String[]::new));
    }

    private static void open(Path... paths) throws IOException {
        for (Path path : paths) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void assumeRoot() {
        boolean required = System.getProperty("require.kernel", "").contains("root");
        assumeTrue(required || Installation.isRoot(), "strict takes root");
    }
}
