package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.EvidenceBuilder;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionTest {
    /** {@code own}: the program's own verdict counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # program     | first      | interactor | its cause    | counts
            NORMAL_EXIT   | PROGRAM    | accepts    | NORMAL_EXIT  | accepts
            NORMAL_EXIT   | INTERACTOR | accepts    | NORMAL_EXIT  | accepts
            NONZERO_EXIT  | PROGRAM    | accepts    | NORMAL_EXIT  | own
            NONZERO_EXIT  | INTERACTOR | accepts    | NORMAL_EXIT  | own
            CPU_LIMIT     | INTERACTOR | accepts    | NORMAL_EXIT  | own
            NORMAL_EXIT   | PROGRAM    | refuses    | NONZERO_EXIT | refuses
            NONZERO_EXIT  | PROGRAM    | refuses    | NONZERO_EXIT | own
            NONZERO_EXIT  | INTERACTOR | refuses    | NONZERO_EXIT | refuses
            CANCELLED     | INTERACTOR | refuses    | NONZERO_EXIT | refuses
            WALL_LIMIT    | PROGRAM    | refuses    | NONZERO_EXIT | own
            NORMAL_EXIT   | PROGRAM    | fails      | SIGNAL       | fails
            SIGNAL        | PROGRAM    | fails      | SIGNAL       | own
            SIGNAL        | INTERACTOR | fails      | SIGNAL       | fails
            CANCELLED     | INTERACTOR | fails      | CPU_LIMIT    | fails
            WALL_LIMIT    | PROGRAM    | fails      | NONZERO_EXIT | own
            WALL_LIMIT    | PROGRAM    | fails      | WALL_LIMIT   | fails
            WALL_LIMIT    | PROGRAM    | fails      | CPU_LIMIT    | fails
            CPU_LIMIT     | PROGRAM    | fails      | WALL_LIMIT   | own
            """)
    void decide(VerdictCause program, Interaction.Party first, String interactor, VerdictCause cause, String counts) {
        Opinion opinion = switch (interactor) {
            case "accepts" -> Opinion.accepted();
            case "refuses" -> new Opinion.Refused("wrong answer", Feedback.none());
            default -> Opinion.failed("broke");
        };
        Verdict ran = Results.of(new EvidenceBuilder()).verdict();
        Verdict verdict = new Verdict(program.code(), program, ran.actor(), ran.sources(), ran.limitsHit(), "");
        Interaction interaction = new Interaction(verdict, opinion, cause, first);

        assertThat(interaction.decide())
                .isEqualTo(counts.equals("own") ? Optional.empty() : Optional.of(opinion));
    }
}
