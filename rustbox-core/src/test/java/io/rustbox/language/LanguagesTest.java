package io.rustbox.language;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Limits;
import io.rustbox.evidence.Termination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @TempDir
    private Path folder;

    @Test
    void builtIn_python_hasItsLimits() {
        Limits limits = Languages.builtIn().get("python").run().limits();

        assertThat(limits.memoryBytes()).isEqualTo(Limits.mebibytes(256));
        assertThat(limits.cpu()).isEqualTo(ofSeconds(4));
        assertThat(limits.wall()).isEqualTo(ofSeconds(7));
        assertThat(limits.processes()).isEqualTo(10);
        assertThat(limits.openFiles()).isEqualTo(32);
        assertThat(limits.fileSizeBytes()).isEqualTo(Limits.mebibytes(1));
        assertThat(limits.stackBytes()).isEqualTo(Limits.mebibytes(64));
        assertThat(limits.outputBytes()).isEqualTo(Limits.mebibytes(10));
        assertThat(limits.scratchBytes()).isEqualTo(Limits.mebibytes(256));
    }

    @Test
    void find_aliasInAnyCase_isTheLanguage() {
        assertThat(Languages.builtIn().find("PY")).contains(Languages.builtIn().get("python"));
        assertThat(Languages.builtIn().find("cobol")).isEmpty();
    }

    @Test
    void get_unknown_namesThoseThereAre() {
        assertThatThrownBy(() -> Languages.builtIn().get("cobol"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no language \"cobol\"; there are python, c, c99, c11, cpp, cpp11, cpp14, cpp20, cpp23, "
                        + "java, java17, java21, java25, javascript, typescript, go, rust");
    }

    @Test
    void with_overrideOfOneLimit_leavesTheRest() throws IOException {
        Language before = Languages.builtIn().get("python");

        Language after = with("{\"id\": \"python\", \"run\": {\"limits\": {\"cpu_seconds\": 1.5}}}").get("python");

        assertThat(after.run().limits().cpu()).isEqualTo(ofMillis(1500));
        assertThat(after.run().limits().memoryBytes()).isEqualTo(before.run().limits().memoryBytes());
        assertThat(after.run().command()).isEqualTo(before.run().command());
        assertThat(after.aliases()).isEqualTo(before.aliases());
        assertThat(after.toolchain()).isEqualTo(before.toolchain());
    }

    @Test
    void with_newLanguage_isAddedBesideTheOthers() throws IOException {
        Languages languages = with(wholeLanguage("shell", "sh"));

        assertThat(languages.get("sh").source().file()).isEqualTo("main.py");
        assertThat(languages.all()).extracting(Language::id).contains("python", "cpp", "shell");
    }

    @Test
    void with_arrayOfLines_isTheirText() throws IOException {
        Language go =
                with("{\"id\": \"go\", \"name\": \"Go\", \"toolchain\": {\"probe\": [\"-c\", [\"one\", \"two\"]]}}")
                        .get("go");

        assertThat(go.toolchain().probe()).containsExactly("-c", "one\ntwo\n");
    }

    @Test
    void with_variable_isReplacedInTheProbe() throws IOException {
        Language next = with(
                "{\"id\": \"java99\", \"extends\": \"java\", \"name\": \"Java 99\", \"variables\": {\"release\": \"99\"}}")
                .get("java99");

        assertThat(next.toolchain().probe().getLast()).contains("99").doesNotContain("{release}");
    }

    @Test
    void with_answerThatTheToolchainIsNotAskedFor_isRefused() {
        assertThatThrownBy(() -> with("{\"id\": \"go\", \"toolchain\": {\"answers\": []}}"))
                .isInstanceOf(LanguageFormatException.class)
                .hasMessageContaining("\"{tools}\" has no meaning");
    }

    @Test
    void with_aliasOfAnotherLanguage_isRefused() {
        assertThatThrownBy(() -> with(wholeLanguage("shell", "py")))
                .isInstanceOf(LanguageFormatException.class)
                .hasMessageEndingWith("$.aliases: \"py\" is a name of python already");
    }

    @Test
    void with_newLanguageInPart_namesWhatIsMissing() {
        assertThatThrownBy(() -> with("{\"id\": \"shell\"}"))
                .isInstanceOf(LanguageFormatException.class)
                .hasMessageEndingWith("language.json: $.name: is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"id\": \"Python\"}                                        | $.id: expected an id",
        "{\"id\": 7}                                                 | $.id: expected a string that is not blank, found the number 7",
        "{\"id\": \"python\", \"nmae\": \"x\"}                       | $.nmae: is not a member that is known here",
        "{\"id\": \"python\", \"name\": null}                        | $.name: expected a string that is not blank, found null",
        "{\"id\": \"python\", \"name\": \" \"}                       | $.name: expected a string that is not blank",
        "{\"id\": \"python\", \"aliases\": [\"py\", 3]}              | $.aliases[1]: expected a string, found the number 3",
        "{\"id\": \"python\", \"run\": []}                           | $.run: expected an object, found an array",
        "{\"id\": \"python\", \"run\": {\"limits\": {\"memory_mb\": \"a lot\"}}} | $.run.limits.memory_mb: expected a number, found a string",
        "{\"id\": \"python\", \"run\": {\"limits\": {\"memory_mb\": 1.5}}} | $.run.limits.memory_mb: expected a whole number from 1",
        "{\"id\": \"python\", \"run\": {\"limits\": {\"cpu_seconds\": 0}}} | $.run.limits.cpu_seconds: expected seconds, at least a nanosecond",
        "{\"id\": \"python\", \"run\": {\"limits\": {\"cpu_seconds\": 1e-10}}} | $.run.limits.cpu_seconds: expected seconds, at least a nanosecond",
        "{\"id\": \"python\", \"run\": {\"limits\": {\"cpu\": 1}}}   | $.run.limits.cpu: is not a member that is known here",
        "{\"id\": \"python\", \"run\": {\"command\": []}}            | $.run.command: expected at least one string",
        "{\"id\": \"python\", \"run\": {\"command\": [\"{exe}\"]}}   | $.run.command[0]: \"{exe}\" has no meaning",
        "{\"id\": \"python\", \"run\": {\"command\": [\"-o{sources}\"]}} | $.run.command[0]: \"{sources}\" stands for words",
        "{\"id\": \"python\", \"source\": {\"file\": \"../x\"}}       | $.source.file: expected a plain file name",
        "{\"id\": \"x\", \"extends\": \"y\"}                         | $.extends: no language \"y\" stands before this one",
        "{\"id\": \"c\", \"extends\": \"c11\"}                       | $.extends: this language would extend itself",
        "{\"id\": \"python\", \"variables\": {\"source\": \"x\"}}     | $.variables.source: expected a name",
        "{\"id\": \"python\", \"run\": {\"command\": [\"{heap_mb}\"]}} | $.run.command[0]: \"{heap_mb}\" has no meaning without",
        "{\"id\": \"c\", \"compile\": {\"artefacts\": [\"../x\"]}}     | $.compile.artefacts[0]: not a normal path",
        "{\"id\": \"c\", \"compile\": {\"artefact_mb\": 0}}            | $.compile.artefact_mb: expected a whole number",
        "{\"id\": \"python\", \"source\": {\"main\": \"last\"}}        | $.source.main: expected one of first, java_class",
        "{\"id\": \"python\", \"heap\": {\"percent\": 50, \"reserve_mb\": 0, \"exhausted\": [{\"stderr\": \"x\"}]}} | $.heap.exhausted[0].exit_status: either",
        "{\"id\": \"python\", \"mounts\": [\"/a/../etc\"]}           | $.mounts[0]: expected an absolute, normal path",
        "{\"id\": \"python\", \"mounts\": [\"/opt\", \"/tmp/x\"]} | $.mounts[1]: /tmp/x is the sandbox's own",
        "{\"id\": \"python\", \"environment\": {\"A=B\": \"x\"}}     | $.environment: not an environment variable",
        "{\"id\": \"python\", \"toolchain\": {\"executables\": [\"/bin/x\"]}} | $.toolchain.executables: \"/bin/x\" is a path",
    })
    void with_wrongFile_namesThePlaceAndWhatWasExpected(String json, String message) {
        assertThatThrownBy(() -> with(json))
                .isInstanceOf(LanguageFormatException.class)
                .hasMessageContaining("language.json: " + message);
    }

    @Test
    void with_extension_takesTheRestFromItsBase() throws IOException {
        Languages languages = with("""
                [{"id": "cpp26", "extends": "cpp", "name": "C++26", "variables": {"standard": "c++26"}},
                 {"id": "cpp", "run": {"limits": {"memory_mb": 512}}}]
                """);

        Language cpp26 = languages.get("cpp26");
        assertThat(cpp26.compile().orElseThrow().phase().command()).contains("-std=c++26", "{sources}");
        assertThat(cpp26.prepare().orElseThrow().phase().command()).contains("-std=c++26");
        assertThat(cpp26.aliases()).isEmpty();
        assertThat(cpp26.run().limits().memoryBytes()).as("overridden later").isEqualTo(Limits.mebibytes(512));
        assertThat(languages.get("cpp20").run().limits().memoryBytes()).isEqualTo(Limits.mebibytes(512));
        assertThat(languages.get("c++").id()).isEqualTo("cpp");
    }

    @Test
    void with_secondLanguageOfAFileWrong_namesItsPlace() {
        assertThatThrownBy(() -> with("[{\"id\": \"python\"}, {\"id\": \"c\", \"compile\": 1}]"))
                .hasMessageEndingWith("language.json: $[1].compile: expected an object, found the number 1");
    }

    @Test
    void heap_ofAMemoryLimit_isItsShareLessTheReserve() throws IOException {
        Language.Heap heap = with("""
                {"id": "python", "heap": {"percent": 75, "reserve_mb": 32, "exhausted": [
                  {"exit_status": 3, "stderr": "OutOfMemoryError"}, {"signal": "SIGABRT", "stderr": "heap limit"}]}}
                """).get("python").heap().orElseThrow();

        assertThat(heap.bytes(Limits.mebibytes(256)) / Limits.mebibytes(1)).isEqualTo(160);
        assertThat(heap.bytes(Limits.mebibytes(8))).isEqualTo(Limits.mebibytes(1));
        assertThat(heap.exhausted()).containsExactly(
                new Language.Exhaustion(new Termination.Exited(3), "OutOfMemoryError"),
                new Language.Exhaustion(new Termination.Signaled(6), "heap limit"));
    }

    @Test
    void with_repeatedMember_isRefused() {
        assertThatThrownBy(() -> with("{\"id\": \"python\",\n \"id\": \"python\"}"))
                .isInstanceOf(LanguageFormatException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("Duplicate");
    }

    @Test
    void with_brokenJson_namesTheLine() {
        assertThatThrownBy(() -> with("{\"id\": \"python\",\n\n oops}"))
                .isInstanceOf(LanguageFormatException.class)
                .hasMessageContaining("not JSON:")
                .hasMessageContaining("(line 3, column");
    }

    @Test
    void with_somethingBehindTheObject_isRefused() {
        assertThatThrownBy(() -> with("{\"id\": \"python\"} {}"))
                .isInstanceOf(LanguageFormatException.class)
                .hasMessageContaining("there is more after");
    }

    private Languages with(String json) throws IOException {
        Path file = folder.resolve("language.json");
        Files.writeString(file, json);
        return Languages.builtIn().with(file);
    }

    private static String wholeLanguage(String id, String alias) throws IOException {
        try (var in = Languages.class.getResourceAsStream("python.json")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"id\": \"python\"", "\"id\": \"" + id + "\"")
                    .replace("[\"py\", \"python3\"]", "[\"" + alias + "\"]");
        }
    }
}
