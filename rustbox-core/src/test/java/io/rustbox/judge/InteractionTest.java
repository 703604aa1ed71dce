package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.EvidenceBuilder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionTest {
    /** The interactor ends at 1000 ms. {@code own}: the program's own verdict counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # program     | ended | interactor | its cause    | counts
            NORMAL_EXIT   | 900   | accepts    | NORMAL_EXIT  | accepts
            NORMAL_EXIT   | 1100  | accepts    | NORMAL_EXIT  | accepts
            NONZERO_EXIT  | 900   | accepts    | NORMAL_EXIT  | own
            NONZERO_EXIT  | 1100  | accepts    | NORMAL_EXIT  | own
            CPU_LIMIT     | 1100  | accepts    | NORMAL_EXIT  | own
            NORMAL_EXIT   | 900   | refuses    | NONZERO_EXIT | refuses
            NONZERO_EXIT  | 900   | refuses    | NONZERO_EXIT | own
            NONZERO_EXIT  | 1000  | refuses    | NONZERO_EXIT | own
            NONZERO_EXIT  | 1001  | refuses    | NONZERO_EXIT | refuses
            CANCELLED     | 1100  | refuses    | NONZERO_EXIT | refuses
            CANCELLED     | 900   | refuses    | NONZERO_EXIT | refuses
            WALL_LIMIT    | 900   | refuses    | NONZERO_EXIT | own
            NORMAL_EXIT   | 900   | fails      | SIGNAL       | fails
            SIGNAL        | 900   | fails      | SIGNAL       | own
            SIGNAL        | 981   | fails      | SIGNAL       | fails
            SIGNAL        | 1100  | fails      | SIGNAL       | fails
            CANCELLED     | 1100  | fails      | CPU_LIMIT    | fails
            WALL_LIMIT    | 900   | fails      | NONZERO_EXIT | own
            WALL_LIMIT    | 900   | fails      | WALL_LIMIT   | fails
            CPU_LIMIT     | 900   | fails      | WALL_LIMIT   | own
            """)
    void decide(VerdictCause program, long ended, String interactor, VerdictCause cause, String counts) {
        Opinion opinion = switch (interactor) {
            case "accepts" -> Opinion.accepted();
            case "refuses" -> new Opinion.Refused("wrong answer", Feedback.none());
            default -> Opinion.failed("broke");
        };
        Verdict ran = Results.of(new EvidenceBuilder()).verdict();
        Verdict verdict = new Verdict(program.code(), program, ran.actor(), ran.sources(), ran.limitsHit(), "");
        Interaction interaction = new Interaction(
                verdict,
                Results.START.plus(Duration.ofMillis(ended)),
                opinion,
                cause,
                Results.START.plus(Duration.ofMillis(1000)));

        assertThat(interaction.decide())
                .isEqualTo(counts.equals("own") ? Optional.empty() : Optional.of(opinion));
    }
}
