package io.rustbox.judge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Adds results of tests up to those of groups and of the submission: a pure function. */
final class Tally {
    private Tally() {}

    static Judgement judgement(
            Submission submission,
            Optional<ExecutionResult> compile,
            List<TestResult> tests,
            Instant started,
            Instant ended) {
        List<GroupResult> groups = new ArrayList<>();
        for (Group group : submission.groups()) {
            List<TestResult> own =
                    tests.stream().filter(test -> test.group().equals(group.name())).toList();
            groups.add(new GroupResult(group.name(), verdict(own), points(group, own)));
        }
        BigDecimal points =
                groups.stream().map(GroupResult::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        VerdictCode verdict = verdict(tests).orElse(VerdictCode.AC);
        return new Judgement.Completed(verdict, points, compile, tests, groups, started, ended);
    }

    /** {@return the verdict on tests, of which a skipped one says nothing; empty if all are skipped} */
    static Optional<VerdictCode> verdict(List<TestResult> tests) {
        List<VerdictCode> codes = tests.stream()
                .flatMap(test -> switch (test) {
                    case TestResult.Judged judged -> Optional.of(judged.execution().verdict().code()).stream();
                    case TestResult.Skipped _ -> Optional.<VerdictCode>empty().stream();
                })
                .toList();
        if (codes.isEmpty() && !tests.isEmpty()) {
            return Optional.empty();
        }
        if (codes.contains(VerdictCode.IE)) {
            return Optional.of(VerdictCode.IE);
        }
        return Optional.of(codes.stream()
                .filter(code -> code != VerdictCode.AC)
                .findFirst()
                .orElse(VerdictCode.AC));
    }

    private static BigDecimal points(Group group, List<TestResult> tests) {
        return switch (group.scoring()) {
            case Group.Scoring.SumOfTests() ->
                tests.stream().map(TestResult::points).reduce(BigDecimal.ZERO, BigDecimal::add);
            case Group.Scoring.LowestTest() ->
                tests.stream().map(TestResult::points).min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
            case Group.Scoring.AllOrNothing(BigDecimal all) ->
                !tests.isEmpty() && tests.stream().allMatch(TestResult::accepted) ? all : BigDecimal.ZERO;
        };
    }
}
