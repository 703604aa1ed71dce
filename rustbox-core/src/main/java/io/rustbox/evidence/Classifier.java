package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.RuleTrace.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a run did from its evidence: an ordered list of rules, of which the first that matches decides.
 *
 * <p>A pure function: it reads no clock, no file and no setting, so that a stored run can be judged again anywhere. The
 * order is: our own failure, a cancelled run, CPU time, wall time, memory, output, signals, exit status. A fact that a
 * rule needs and that could not be read makes the run {@link Outcome.Indeterminate}; nothing is assumed in its place.
 */
public final class Classifier {
    private Classifier() {}

    /** {@return what was seen of the run} */
    public static Outcome classify(Evidence evidence) {
        requireNonNull(evidence, "evidence");
        return decide(evidence).outcome();
    }

    /** {@return what was seen of the run, with the rule and the facts that decided} */
    public static Decision decide(Evidence evidence) {
        requireNonNull(evidence, "evidence");
        for (Rule rule : Rules.IN_ORDER) {
            Optional<Outcome> outcome = rule.decide().apply(evidence);
            if (outcome.isPresent()) {
                return new Decision(
                        outcome.get(),
                        rule.id(),
                        rule.sources().apply(evidence),
                        rule.why().apply(evidence),
                        LimitsHit.of(evidence, outcome.get()));
            }
        }
        throw new AssertionError("the last rules match every way of ending: " + evidence.termination());
    }

    /** {@return every rule in order, with what became of it} */
    public static List<RuleTrace> explain(Evidence evidence) {
        requireNonNull(evidence, "evidence");
        String decisive = decide(evidence).rule();
        List<RuleTrace> traces = new ArrayList<>();
        Result next = Result.NOT_MATCHED;
        for (Rule rule : Rules.IN_ORDER) {
            if (rule.id().equals(decisive)) {
                traces.add(rule.trace(evidence, Result.MATCHED));
                next = Result.NOT_REACHED;
            } else {
                traces.add(rule.trace(evidence, next));
            }
        }
        return List.copyOf(traces);
    }
}
