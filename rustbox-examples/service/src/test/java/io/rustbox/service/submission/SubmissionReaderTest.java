package io.rustbox.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Limits;
import io.rustbox.judge.LimitName;
import io.rustbox.language.Languages;
import io.rustbox.service.config.Settings;
import io.rustbox.service.json.BadJsonException;
import io.rustbox.service.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionReaderTest {
    private final SubmissionReader reader = new SubmissionReader(
            Languages.builtIn(),
            () -> List.of("python"),
            new Settings.Sizes(10, 4, 1000),
            url -> url.equals("https://ok/") ? Optional.empty() : Optional.of("no"));

    @Test
    void read_alias_becomesTheId() throws BadJsonException {
        assertThat(read("{\"language\":\"py\",\"code\":\"1\"}").submission().language()).isEqualTo("python");
    }

    @Test
    void read_nullMembers_areAbsent() throws BadJsonException {
        var accepted = read("{\"language\":\"py\",\"code\":\"1\",\"stdin\":null,\"profile\":null,\"limits\":null,"
                + "\"webhook_url\":null,\"webhook_secret\":null}");

        assertThat(accepted.submission().tests()).isEmpty();
        assertThat(accepted.webhook()).isEmpty();
    }

    @Test
    void read_webhook_isNotAmongWhatIsKeptOfTheProgram() throws BadJsonException {
        var accepted =
                read("{\"language\":\"py\",\"code\":\"1\",\"webhook_url\":\"https://ok/\",\"webhook_secret\":\"s\"}");

        assertThat(accepted.webhook().orElseThrow().secret()).contains("s");
        assertThat(accepted.kept()).doesNotContain("webhook");
        assertThat(reader.reread(accepted.kept()).language()).isEqualTo("python");
    }

    @Test
    void read_profileAgent_hasItsLimitsAndOwnOnesWin() throws BadJsonException {
        var limits = read("{\"language\":\"py\",\"code\":\"1\",\"profile\":\"agent\",\"limits\":{\"memory_mb\":64}}")
                .submission()
                .program()
                .input()
                .limits()
                .amounts();

        assertThat(limits)
                .containsEntry(LimitName.MEMORY, Limits.mebibytes(64))
                .containsEntry(LimitName.CPU_TIME, 60_000_000_000L)
                .containsEntry(LimitName.WALL_TIME, 60_000_000_000L)
                .containsEntry(LimitName.PROCESSES, 256L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                     | language is missing",
        "{\"language\":\"py\"}                                  | code is missing",
        "{\"language\":1,\"code\":\"1\"}                        | language: expected a string, found a number",
        "{\"language\":\"py\",\"code\":[]}                      | code: expected a string, found an array",
        "{\"language\":\"py\",\"code\":\"1\",\"x\":1}           | x is not a field",
        "{\"language\":\"cobol\",\"code\":\"1\"}                | \"cobol\" is not available; available are python",
        "{\"language\":\"py\",\"code\":\"12345678901\"}         | code is too long: at most 10 bytes",
        "{\"language\":\"py\",\"code\":\"1\",\"stdin\":\"€€\"}  | stdin is too long: at most 4 bytes",
        "{\"language\":\"py\",\"code\":\"\\ud800\"}             | code has half of a surrogate pair",
        "{\"language\":\"py\",\"code\":\"1\",\"profile\":\"x\"} | profile: expected judge or agent",
        "{\"language\":\"py\",\"code\":\"1\",\"webhook_url\":\"http://x/\"}    | webhook_url: no",
        "{\"language\":\"py\",\"code\":\"1\",\"limits\":{\"memory_mb\":1.5}}   | limits.memory_mb: expected a whole number",
        "{\"language\":\"py\",\"code\":\"1\",\"limits\":{\"cpu_seconds\":0}}   | limits.cpu_seconds: expected a number above 0",
        "{\"language\":\"py\",\"code\":\"1\",\"limits\":{\"memory_mb\":9999}}  | above the configured maximum",
        "{\"language\":\"py\",\"code\":\"1\",\"limits\":{\"cpu\":1}}           | limits.cpu is not a field",
        "{\"language\":\"py\",\"code\":\"1\",\"limits\":{\"cpu_seconds\":1e99}}| limits.cpu_seconds: expected",
        "{\"language\":\"py\",\"code\":\"1\",\"tests\":[{}]}               | tests[0].expected_output is missing",
        "{\"language\":\"py\",\"code\":\"1\",\"tests\":[{\"expected_output\":\"\",\"points\":-1}]} | tests[0].points: expected",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":\"x\"}           | checker: expected lines",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":[]}            | checker: expected a string, found an array",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":\"lines\"}       | checker: there are no tests, and there is no expected_output",
        "{\"language\":\"py\",\"code\":\"1\",\"groups\":[{\"name\":\"a\"}]} | groups: there are no tests, and there is no expected_output",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":{}}            | checker.kind is missing",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":{\"kind\":\"exact\",\"tolerance\":1}} | checker.tolerance is not a field",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":{\"kind\":\"tokens\",\"tolerance\":-1}} | checker.tolerance: expected",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":{\"kind\":\"tokens\",\"tolerance\":1,\"absolute_tolerance\":1}} | at once",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":{\"kind\":\"program\",\"language\":\"x\",\"code\":\"1\"}} | checker.language: \"x\" is not available",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":{\"kind\":\"program\",\"language\":\"py\"}} | checker.code is missing",
        "{\"language\":\"py\",\"code\":\"1\",\"checker\":\"lines\",\"interactor\":{\"language\":\"py\",\"code\":\"1\"}} | checker: the interactor decides",
        "{\"language\":\"py\",\"code\":\"1\",\"interactor\":{\"language\":\"py\",\"code\":\"1\",\"convention\":\"x\"}} | interactor.convention: expected testlib or icpc",
        "{\"language\":\"py\",\"code\":\"1\",\"interactor\":{\"language\":\"py\",\"code\":\"1\",\"stdin\":\"\"}} | interactor.stdin is not a field",
        "{\"language\":\"py\",\"code\":\"1\",\"sources\":[{\"name\":\"a\",\"content\":\"\"}]} | code: expected this or sources",
        "{\"language\":\"py\",\"sources\":[]}                  | code is missing",
        "{\"language\":\"py\",\"sources\":[{\"name\":\"a\",\"content\":\"123456\"},{\"name\":\"b\",\"content\":\"123456\"}]} | sources are too long: at most 10 bytes",
        "{\"language\":\"py\",\"sources\":[{\"name\":\"a\",\"content\":\"\"},{\"name\":\"a\",\"content\":\"\"}]} | sources: two files",
        "{\"language\":\"py\",\"sources\":[{\"name\":\"../a\",\"content\":\"\"}]} | sources[0].name: expected a path",
        "{\"language\":\"py\",\"sources\":[{\"name\":\"a\"}]}      | sources[0].content: expected this or content_base64",
        "{\"language\":\"py\",\"code\":\"1\",\"files\":[{\"name\":\"a\",\"content_base64\":\"?\"}]} | files[0].content_base64: not base64",
        "{\"language\":\"py\",\"code\":\"1\",\"files\":[{\"name\":\"a\",\"content_base64\":\"AAAAAAA=\"}]} | files[0].content_base64 is too long: at most 4",
        "{\"language\":\"py\",\"code\":\"1\",\"files\":[{\"name\":\"a\",\"content\":\"\"},{\"name\":\"a/b\",\"content\":\"\"}]} | files: \"a\" can't be a file and the folder",
        "{\"language\":\"py\",\"code\":\"1\",\"files\":[{\"name\":\"a\",\"content\":\"\"}],\"tests\":[{\"expected_output\":\"\",\"files\":[{\"name\":\"a\",\"content\":\"\"}]}]} | tests[0].files: two files",
        "{\"language\":\"py\",\"code\":\"1\",\"arguments\":[\"\\u0000\"]} | arguments: none can have a NUL",
        "{\"language\":\"py\",\"code\":\"1\",\"arguments\":[1]}      | arguments[0]: expected a string",
        "{\"language\":\"py\",\"code\":\"1\",\"tests\":[{\"expected_output\":\"\",\"output_file\":\"/a\"}]} | tests[0].output_file: not a normal path",
        "{\"language\":\"py\",\"code\":\"1\",\"tests\":[{\"expected_output\":\"\",\"limits\":{\"memory_mb\":9999}}]} | tests[0].limits:",
        "{\"language\":\"py\",\"code\":\"1\",\"tests\":[{\"expected_output\":\"\",\"name\":\"a\"},{\"expected_output\":\"\",\"name\":\"a\"}]} | tests: several tests of one name",
        "{\"language\":\"py\",\"code\":\"1\",\"groups\":[{\"name\":\"a\"}],\"tests\":[{\"expected_output\":\"\"}]} | tests: test 1 is of group tests",
        "{\"language\":\"py\",\"code\":\"1\",\"groups\":[{\"name\":\"a\",\"points\":1}]} | groups[0].points: expected with",
        "{\"language\":\"py\",\"code\":\"1\",\"groups\":[{\"name\":\"a\",\"scoring\":\"x\"}]} | groups[0].scoring: expected sum",
        "{\"language\":\"py\",\"code\":\"1\",\"groups\":[{\"name\":\"a\",\"requires\":[\"b\"]}],\"tests\":[{\"group\":\"a\",\"expected_output\":\"\"}]} | requires groups that",
        "{\"language\":\"py\",\"code\":\"1\",\"tests\":[{\"expected_output\":\"\"}],\"expected_output\":\"\"} | expected_output: each",
        "{\"language\":\"py\",\"language\":\"py\",\"code\":\"1\"} | Duplicate",
        "[]                                                     | the body: expected an object, found an array",
        "{\"language\":\"py\",\"code\":\"1\"} x                 | the body is not JSON",
        "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]                | depth",
    })
    void read_badRequest_saysWhereAndWhatFits(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(BadJsonException.class).hasMessageContaining(message);
    }

    @Test
    void read_notUtf8_saysSo() {
        assertThatThrownBy(() -> Json.parse(new byte[]{'"', (byte) 0xFF, '"'}))
                .isInstanceOf(BadJsonException.class)
                .hasMessage("the body is not UTF-8");
    }

    private SubmissionReader.Accepted read(String body) throws BadJsonException {
        return reader.read(Json.parse(body.getBytes(StandardCharsets.UTF_8)));
    }
}
