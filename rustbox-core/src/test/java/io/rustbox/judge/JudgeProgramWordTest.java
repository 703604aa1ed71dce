package io.rustbox.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeProgramWordTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   | ok                 | Accepted Full[]
            1   | wrong answer       | Refused wrong answer
            2   | wrong output       | Refused presentation error
            3   | FAIL               | Failed it said that the judge failed (exit status 3)
            4   | dirt               | Refused presentation error: more output than expected
            8   | eof                | Refused presentation error: the output ends too early
            7   | points 12.5 so so  | Accepted Points[points=12.5]
            7   | 0.0                | Refused 0 points
            7   | points             | Failed exit status 7 without points on standard error
            7   | points -1          | Failed exit status 7 without points on standard error
            7   | points nan         | Failed exit status 7 without points on standard error
            7   | points 1e9         | Failed exit status 7 without points on standard error
            5   | ?                  | Failed exit status 5 is not of testlib's convention
            42  | ?                  | Failed exit status 42 is not of testlib's convention
            139 | ?                  | Failed exit status 139 is not of testlib's convention
            """)
    void testlib(int status, String stderr, String expected) {
        Opinion opinion = JudgeProgramWord.testlib(status, stderr.getBytes(UTF_8));

        assertThat(told(opinion)).isEqualTo(expected);
        assertThat(opinion.feedback()).isEqualTo(new Feedback(
                java.util.Optional.empty(), java.util.Optional.of(stderr)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            42  |                              | Accepted Full[]
            43  |                              | Refused wrong answer
            43  | score.txt=5                  | Refused wrong answer
            0   |                              | Failed exit status 0 is not of the convention, which knows 42 and 43
            1   |                              | Failed exit status 1 is not of the convention, which knows 42 and 43
            42  | score.txt=13.25              | Accepted Points[points=13.25]
            42  | score_multiplier.txt=.5      | Accepted Share[share=0.5]
            42  | score_multiplier.txt=1.5     | Failed score_multiplier.txt is more than 1: 1.5
            42  | score.txt=inf                | Failed no score of 0 or more in its feedback: inf
            42  | score.txt=-1                 | Failed no score of 0 or more in its feedback: -1
            42  | score.txt=                   | Failed no score of 0 or more in its feedback:
            42  | score.txt=1e999999999        | Failed no score of 0 or more in its feedback: 1e999999999
            42  | score.txt=1,score_multiplier.txt=1 | Failed it left both score.txt and score_multiplier.txt
            """)
    void icpc(int status, String files, String expected) {
        assertThat(told(JudgeProgramWord.icpc(status, files(files))).strip()).isEqualTo(expected);
    }

    @Test
    void icpc_messages_areForThoseWhomTheyAreFor() {
        Opinion opinion = JudgeProgramWord.icpc(
                43, files("judgemessage.txt=expected 3,teammessage.txt=look at your signs"));

        assertThat(opinion.feedback().forCandidate()).contains("look at your signs");
        assertThat(opinion.feedback().forJudge()).contains("expected 3");
    }

    @Test
    void testlib_longMessage_isCut() {
        Opinion opinion = JudgeProgramWord.testlib(1, "x".repeat(100_000).getBytes(UTF_8));

        assertThat(opinion.feedback().forJudge().orElseThrow()).hasSize(JudgeProgramWord.LONGEST_MESSAGE + 1);
    }

    private static String told(Opinion opinion) {
        return switch (opinion) {
            case Opinion.Accepted(Opinion.Award award, _) -> "Accepted " + award;
            case Opinion.Refused(String reason, _) -> "Refused " + reason;
            case Opinion.Failed(String reason, _) -> "Failed " + reason;
        };
    }

    private static Map<String, byte[]> files(@org.jspecify.annotations.Nullable String cell) {
        Map<String, byte[]> files = new HashMap<>();
        for (String file : cell == null ? new String[0] : cell.split(",")) {
            String[] parts = file.split("=", 2);
            files.put(parts[0], parts[1].getBytes(UTF_8));
        }
        return files;
    }
}
