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
