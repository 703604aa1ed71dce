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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the commands needs no sandbox. */
class CommandTreeTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @EnumSource
    void help_eachTool_isOnStandardOutput(Tool tool) {
        assertThat(run(tool, "--help")).isZero();
        assertThat(out()).startsWith("Usage: " + tool.spelling());
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute-code", "check-deps", "doctor", "selftest", "languages", "status", "explain", "run",
        "completion"})
    void help_eachCommand_hasExamples(String command) {
        assertThat(run(Tool.RUSTBOX, command, "--help")).isZero();
        assertThat(out()).startsWith("Usage: rustbox " + command).contains("Examples:");
    }

    @ParameterizedTest
    @CsvSource({"judge,PROBLEM_DIR", "isolate,--dir"})
    void help_runOfATool_isThatTools(String tool, String word) {
        assertThat(run(Tool.RUSTBOX, tool, "run", "--help")).isZero();
        assertThat(out()).startsWith("Usage: rustbox " + tool + " run").contains(word);
    }

    @ParameterizedTest
    @EnumSource
    void version_eachTool_isItsNameAndVersion(Tool tool) {
        assertThat(run(tool, "--version")).isZero();
        assertThat(out()).matches(tool.spelling() + " \\S.*\n");
    }

    @ParameterizedTest
    @CsvSource({"JUDGE,fly", "ISOLATE,execute-code", "RUSTBOX,fly"})
    void command_thatIsNotTheTools_isAUsageError(Tool tool, String command) {
        assertThat(run(tool, command)).isEqualTo(2);
        assertThat(err.toString()).contains("'" + command + "'");
        assertThat(out()).isEmpty();
    }

    @Test
    void command_none_isAUsageError() {
        assertThat(run(Tool.JUDGE)).isEqualTo(2);
        assertThat(err.toString()).startsWith("judge: no command given");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-l python | no source: give --code TEXT, --file FILE or -",
        "-l python x | no source: give --code TEXT, --file FILE or -",
        "-c 1 | Missing required option: '--language=LANGUAGE'",
        "-l cobol -c 1 | --language: no language 'cobol'; there are python",
        "-l python -c 1 -f x | --code and --file: only one of them can be the source",
        "-l python -c 1 --stdin a --stdin-file b | --stdin and --stdin-file: only one of them can be the input",
        "-l python - --stdin-file - | --stdin-file: standard input is the source already",
        "-l python -f /none | --file: /none does not exist",
        "-l python -f / | --file: / is a directory",
        "-l python -c 1 --stdin-file /none | --stdin-file: /none does not exist",
        "-l python -c 1 --strict --permissive | --strict, --permissive are mutually exclusive",
        "-l python -c 1 --json --text | --json, --text are mutually exclusive",
        "-l python -c 1 --mem 0 | Invalid value for option '--mem': expected a whole number of MB from 1 to",
        "-l python -c 1 --mem lots | Invalid value for option '--mem': expected a whole number of MB from 1 to",
        "-l python -c 1 --mem 4097 | --mem: memory: 4097 MB is above the configured maximum of 4096 MB",
        "-l python -c 1 --cpu 61 | --cpu: CPU time: 61 s is above the configured maximum of 60 s",
        "-l python -c 1 --time 61 | --cpu: CPU time: 61 s is above the configured maximum of 60 s",
        "-l python -c 1 --wall-time -1 | Invalid value for option '--wall-time': expected seconds",
        "-l python -c 1 --processes many | Invalid value for option '--processes': expected a whole number",
        "-l python -c 1 --processes 257 | --processes: processes: 257 is above the configured maximum of 256",
        "-l python -c 1 --mem 5 --mem 6 | option '--mem' (MB) should be specified only once",
        "-l python -c 1 --language-file /none | --language-file: /none does not exist",
        "-l python -c 1 --fast | Unknown option: '--fast'",
    })
    void executeCode_wrongCommandLine_isAUsageErrorThatNamesTheOption(String line, String message) {
        assertThat(run(Tool.JUDGE, ("execute-code " + line).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(out()).isEmpty();
    }

    @Test
    void executeCode_languageFileThatIsWrong_namesThePlace() throws IOException {
        Path file = Files.writeString(folder.resolve("my.json"), "{\"id\": \"python\", \"run\": 1}");

        assertThat(run(Tool.JUDGE, "execute-code", "-l", "python", "-c", "1", "--language-file", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("my.json: $.run: expected an object, found the number 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/bin/true --fsize 0 | Invalid value for option '--fsize'",
        "true | PROGRAM: true is no path",
        "--env NO_SUCH_VARIABLE_HERE /bin/true | --env: NO_SUCH_VARIABLE_HERE is not set here",
        "--env =x /bin/true | not the name of an environment variable",
        "--stdin /none /bin/true | --stdin: /none is not a file that can be read",
        "--stdout / /bin/true | --stdout: / is not a file that can be written",
        "--file /none /bin/true | --file: /none is not a file that can be read",
        "--dir /none /bin/true | Invalid value for option '--dir'",
        "--permissive --dir /usr /bin/true | --dir: a permissive sandbox has no file system of its own",
        "--mem 2000000 /bin/true | --mem: memory: 2000000 MB is above the configured maximum",
    })
    void isolateRun_wrongCommandLine_isAUsageErrorThatNamesTheOption(String line, String message) {
        assertThat(run(Tool.ISOLATE, ("run " + line).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void selftest_bothModesAtOnce_isAUsageError() {
        assertThat(run(Tool.JUDGE, "selftest", "--strict", "--permissive")).isEqualTo(2);
        assertThat(err.toString()).contains("--strict, --permissive are mutually exclusive");
    }

    @Test
    void doctor_thisHost_hasAScoreAndTellsWhatLowersIt() {
        assertThat(run(Tool.JUDGE, "doctor")).isBetween(0, 1);
        assertThat(out()).contains("Host: Linux", "Security:", "Reproducible times:").containsPattern(
                "Reproducibility: \\d+ of 100");
    }

    @Test
    void doctor_json_hasTheSettings() {
        assertThat(run(Tool.RUSTBOX, "doctor", "--json")).isBetween(0, 1);
        assertThat(out()).contains("\"reproducibility_score\":", "\"id\":\"core_pattern\"", "\"id\":\"swap\"");
    }

    @Test
    void isolateRun_noProgram_isAUsageError() {
        assertThat(run(Tool.ISOLATE, "run", "--strict")).isEqualTo(2);
        assertThat(err.toString()).contains("PROGRAM");
    }

    @Test
    void explain_fileThatIsNoResult_isAUsageError() throws IOException {
        Path file = Files.writeString(folder.resolve("r.json"), "{}");

        assertThat(run(Tool.JUDGE, "explain", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("r.json");
        assertThat(run(Tool.JUDGE, "explain", "/none")).isEqualTo(2);
        assertThat(err.toString()).contains("/none does not exist");
    }

    @Test
    void completion_script_knowsTheCommandsAndIsForTheTool() {
        assertThat(run(Tool.JUDGE, "completion")).isZero();
        assertThat(out()).contains("execute-code", "check-deps", "--permissive", "complete -F _complete_judge");
    }

    @Test
    void colours_noTerminalOrUnwanted_areNone() {
        assertThat(Console.colours(Map.of("NO_COLOR", "1", "TERM", "xterm"))).isEqualTo(Console.Colours.NONE);
        assertThat(Console.colours(Map.of("TERM", "dumb"))).isEqualTo(Console.Colours.NONE);
        assertThat(Console.colours(Map.of())).isEqualTo(Console.Colours.NONE);
    }

    private int run(Tool tool, String... words) {
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                out,
                new PrintWriter(err, true),
                Console.Colours.NONE);
        return new CommandTree(console, HostProbe.ofHost()).execute(tool, words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
