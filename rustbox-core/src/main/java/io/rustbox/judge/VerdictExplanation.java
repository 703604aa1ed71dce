package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.evidence.Classifier;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceSource;
import io.rustbox.evidence.Limit;
import io.rustbox.evidence.RuleTrace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Why a stored result has its verdict: the classifier run again over its evidence.
 *
 * @param recomputed what the evidence gives now; empty if there is none
 * @param rules every rule of the classifier with what became of it; empty if there is no evidence
 */
public record VerdictExplanation(
        Verdict stored, Optional<Verdict> recomputed, List<RuleTrace> rules, Agreement agreement) {
    /** Whether the stored verdict is what its evidence gives. */
    public enum Agreement {
        AGREES,
        /** A checker or an interactor decided, whose word the evidence does not hold. */
        CHECKER_DECIDED,
        /** The sandbox could not launch or supervise the run, so there is nothing to judge again. */
        NO_EVIDENCE,
        /** The result was altered, or written by another version of the rules. */
        DIFFERS
    }

    public VerdictExplanation {
        requireNonNull(stored, "stored");
        requireNonNull(recomputed, "recomputed");
        requireNonNull(rules, "rules");
        requireNonNull(agreement, "agreement");
        rules = List.copyOf(rules);
    }

    /** {@return the explanation of {@code result}; for one that did not compile, from its compiler's evidence} */
    public static VerdictExplanation of(ExecutionResult result) {
        requireNonNull(result, "result");
        Optional<Evidence> ofRun = result.evidence();
        Optional<Evidence> ofCompiler = result.compile().flatMap(ExecutionResult::evidence);
        Optional<Verdict> recomputed = ofRun.map(Verdict::of)
                .or(() -> ofCompiler.map(Verdict::ofCompiler));
        List<RuleTrace> rules = ofRun.or(() -> ofCompiler).map(Classifier::explain).orElse(List.of());
        return new VerdictExplanation(result.verdict(), recomputed, rules,
                agreement(result.verdict(), recomputed, ofRun));
    }

    /** {@return what {@code judge explain} prints} */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("stored verdict:     " + summary(stored));
        lines.add("recomputed verdict: " + recomputed.map(VerdictExplanation::summary).orElse("none"));
        lines.add(remark());
        lines.add("");
        lines.add("reason: " + stored.detail());
        lines.add("evidence: " + ids(stored.sources(), EvidenceSource::id));
        lines.add("limits also hit: " + ids(stored.limitsHit(), Limit::id));
        if (!rules.isEmpty()) {
            lines.add("");
            lines.add("rules, of which the first that matches decides:");
            rules.forEach(rule -> lines.add(line(rule)));
        }
        return List.copyOf(lines);
    }

    private String remark() {
        return switch (agreement) {
            case AGREES -> "The evidence bears out the stored verdict.";
            case CHECKER_DECIDED -> "A checker decided, whose word the evidence of the run does not hold.";
            case NO_EVIDENCE -> "There is no evidence of a run, so the stored verdict can't be recomputed.";
            case DIFFERS -> "WARNING: THE EVIDENCE DOES NOT BEAR OUT THE STORED VERDICT. The result was altered, or "
                    + "written by another version of the rules.";
        };
    }

    private static Agreement agreement(
            Verdict stored, Optional<Verdict> recomputed, Optional<Evidence> evidence) {
        if (stored.code() != stored.cause().code()) {
            return Agreement.DIFFERS;
        }
        if (recomputed.isEmpty()) {
            return stored.code() == VerdictCode.IE ? Agreement.NO_EVIDENCE : Agreement.DIFFERS;
        }
        Verdict fresh = recomputed.get();
        if (checkerMayDecide(stored, fresh, evidence)) {
            return Agreement.CHECKER_DECIDED;
        }
        boolean same = stored.cause() == fresh.cause()
                && stored.actor() == fresh.actor()
                && stored.sources().equals(fresh.sources())
                && stored.limitsHit().equals(fresh.limitsHit());
        return same ? Agreement.AGREES : Agreement.DIFFERS;
    }

    /** A checker has the word on an accepted run, and on one that talked to an interactor, whatever became of it. */
    private static boolean checkerMayDecide(Verdict stored, Verdict fresh, Optional<Evidence> evidence) {
        boolean byChecker = stored.code() == VerdictCode.WA || stored.cause() == VerdictCause.CHECKER_FAILED;
        boolean interactive =
                evidence.filter(run -> run.stdout().writtenBytes().isEmpty()).isPresent();
        return byChecker && (fresh.code() == VerdictCode.AC || interactive);
    }

    private static String summary(Verdict verdict) {
        return verdict.code() + " (" + verdict.cause().id() + ", by " + verdict.actor().id() + ")";
    }

    private static String line(RuleTrace rule) {
        String why = rule.why().isEmpty() ? "" : "  " + rule.why();
        String sources = rule.why().isEmpty() ? "" : "  [" + ids(rule.sources(), EvidenceSource::id) + "]";
        return ("  %-22s%-11s".formatted(rule.rule(), rule.result().text()) + why + sources).stripTrailing();
    }

    private static <T> String ids(Collection<T> constants, Function<T, String> id) {
        return constants.isEmpty() ? "none" : constants.stream().map(id).collect(Collectors.joining(", "));
    }
}
