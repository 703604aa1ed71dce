package io.rustbox.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One question asked of the evidence.
 *
 * @param sources where its facts come from; this may depend on what the host offers
 * @param decide the outcome if the rule matches; asked only if no earlier rule matched
 * @param why the facts that it looks at, in words that suit either answer
 */
record Rule(
        String id,
        Function<Evidence, List<EvidenceSource>> sources,
        Function<Evidence, Optional<Outcome>> decide,
        Function<Evidence, String> why) {

    RuleTrace trace(Evidence evidence, RuleTrace.Result result) {
        String facts = result == RuleTrace.Result.NOT_REACHED ? "" : why.apply(evidence);
        return new RuleTrace(id, sources.apply(evidence), result, facts);
    }
}
