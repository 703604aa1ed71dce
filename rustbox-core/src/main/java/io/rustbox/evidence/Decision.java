package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An outcome with its proof.
 *
 * @param rule id of the rule that decided
 * @param sources where the facts come from that decided
 * @param why the facts, in one sentence
 * @param limitsHit limits that were touched without deciding
 */
public record Decision(
        Outcome outcome, String rule, List<EvidenceSource> sources, String why, List<Limit> limitsHit) {
    public Decision {
        requireNonNull(outcome, "outcome");
        requireNonNull(rule, "rule");
        requireNonNull(sources, "sources");
        requireNonNull(why, "why");
        requireNonNull(limitsHit, "limitsHit");
        sources = List.copyOf(sources);
        limitsHit = List.copyOf(limitsHit);
    }
}
