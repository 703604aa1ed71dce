package io.rustbox.problems;

import io.rustbox.judge.Checker;
import io.rustbox.judge.Group.OnFailure;
import io.rustbox.judge.Group.Scoring;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a group of a package of 2023-07 or later earns; without {@code most}, as much as the validator says. */
record GroupScore(Scoring scoring, Optional<BigDecimal> most) {
    static final String UNBOUNDED = "unbounded";

    private static final MathContext DOWN = new MathContext(MathContext.DECIMAL64.getPrecision(), RoundingMode.DOWN);

    /** What holds where {@code test_group.yaml} says nothing. */
    record Default(String aggregation, String worth) {}

    static GroupScore read(YamlFile yaml, Default usual) throws ProblemFormatException {
        refuseStaticValidation(yaml);
        Optional<BigDecimal> most = yaml.text("max_score").orElse(usual.worth()).equals(UNBOUNDED)
                ? Optional.empty()
                : yaml.points("max_score").or(() -> Optional.of(new BigDecimal(usual.worth())));
        Scoring scoring = switch (yaml.text("score_aggregation").orElse(usual.aggregation())) {
            case "pass-fail" -> new Scoring.AllOrNothing(most.orElse(BigDecimal.ZERO));
            case "sum" -> new Scoring.SumOfTests();
            case "min" -> new Scoring.LowestTest();
            default -> throw yaml.problem("score_aggregation", "is none of pass-fail, sum, min");
        };
        return new GroupScore(scoring, most);
    }

    static void refuseStaticValidation(YamlFile yaml) throws ProblemFormatException {
        if (yaml.has("static_validation_score")) {
            throw yaml.problem("static_validation_score", "is given, and a static validator can't be used");
        }
    }

    /** Makes sure that something says how many points there are. */
    void requireBound(YamlFile yaml, Checker checker) throws ProblemFormatException {
        boolean checkerScores = switch (scoring) {
            case Scoring.AllOrNothing _ -> false;
            case Scoring.SumOfTests(),Scoring.LowestTest() -> !(checker instanceof Checker.ByComparison);
        };
        if (most.isEmpty() && !checkerScores) {
            throw yaml.problem("max_score",
                    "is unbounded, and there is nothing else that says how much the group earns");
        }
    }

    OnFailure onFailure() {
        return scoring instanceof Scoring.SumOfTests ? OnFailure.CONTINUE : OnFailure.STOP;
    }

    /** {@return what each of {@code tests} tests, at least one, earns} Added up, a sum's are exactly what the group earns. */
    List<BigDecimal> pointsOf(int tests) {
        BigDecimal whole = most.orElse(BigDecimal.ZERO);
        return switch (scoring) {
            case Scoring.AllOrNothing _, Scoring.LowestTest() -> Collections.nCopies(tests, whole);
            case Scoring.SumOfTests() -> {
                BigDecimal share = whole.divide(BigDecimal.valueOf(tests), DOWN);
                List<BigDecimal> shares = new ArrayList<>(Collections.nCopies(tests - 1, share));
                shares.add(whole.subtract(share.multiply(BigDecimal.valueOf(tests - 1))));
                yield shares;
            }
        };
    }
}
