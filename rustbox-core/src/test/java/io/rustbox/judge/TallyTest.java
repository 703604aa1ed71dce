package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.judge.Group.Scoring;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final TestCase ONE = TestCase.named("1").points(new BigDecimal("2.5"));
    private static final TestCase TWO = TestCase.named("2");

    @Test
    void judgement_allAccepted_isAcceptedWithAllPoints() {
        Judgement.Completed judgement =
                tally(Group.named("tests"), TestResults.accepted(ONE), TestResults.accepted(TWO));

        assertThat(judgement.verdict()).isEqualTo(VerdictCode.AC);
        assertThat(judgement.points()).isEqualByComparingTo("3.5");
        assertThat(judgement.groups()).singleElement().extracting(GroupResult::verdict)
                .isEqualTo(Optional.of(VerdictCode.AC));
    }

    @Test
    void judgement_severalFailures_isTheFirstOne() {
        Judgement.Completed judgement = tally(Group.named("tests"),
                TestResults.of(ONE, VerdictCause.CPU_LIMIT, BigDecimal.ZERO), TestResults.wrong(TWO));

        assertThat(judgement.verdict()).isEqualTo(VerdictCode.TLE);
        assertThat(judgement.points()).isZero();
    }

    @Test
    void judgement_aTestThatCouldNotBeJudged_isInternalErrorWhateverElseFailed() {
        Judgement.Completed judgement = tally(Group.named("tests"), TestResults.wrong(ONE),
                TestResults.of(TWO, VerdictCause.CHECKER_FAILED, BigDecimal.ZERO));

        assertThat(judgement.verdict()).isEqualTo(VerdictCode.IE);
    }

    @Test
    void judgement_skippedTests_sayNothing() {
        Judgement.Completed judgement =
                tally(Group.named("tests"), TestResults.wrong(ONE), TestResults.skipped(TWO));

        assertThat(judgement.verdict()).isEqualTo(VerdictCode.WA);
    }

    @Test
    void judgement_groupOfSkippedTests_hasNoVerdict() {
        assertThat(Tally.verdict(List.of(TestResults.skipped(ONE)))).isEmpty();
        assertThat(Tally.verdict(List.of())).contains(VerdictCode.AC);
    }

    @Test
    void judgement_allOrNothingWithoutTests_earnsNothing() {
        Group group = Group.named("tests").scoring(new Scoring.AllOrNothing(BigDecimal.TEN));

        assertThat(tally(group).points()).isZero();
    }

    @Test
    void judgement_lowestTest_earnsItsPoints() {
        Group group = Group.named("tests").scoring(new Scoring.LowestTest());

        assertThat(tally(group, TestResults.accepted(ONE), TestResults.accepted(TWO)).points())
                .isEqualByComparingTo("1");
        assertThat(tally(group, TestResults.accepted(ONE), TestResults.skipped(TWO)).points()).isZero();
    }

    @Test
    void judgement_allOrNothing_takesEveryTest() {
        Group group = Group.named("tests").scoring(new Scoring.AllOrNothing(BigDecimal.TEN));

        assertThat(tally(group, TestResults.accepted(ONE), TestResults.accepted(TWO)).points())
                .isEqualByComparingTo("10");
        assertThat(tally(group, TestResults.accepted(ONE), TestResults.wrong(TWO)).points()).isZero();
    }

    private static Judgement.Completed tally(Group group, TestResult... results) {
        Submission submission = Submission.of("python", "").tests(List.of(group), List.of(ONE, TWO));
        return (Judgement.Completed) Tally.judgement(
                submission, Optional.empty(), List.of(results), Results.START, Results.START.plusSeconds(1));
    }
}
