package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * What became of one rule of the {@link Classifier} for one run.
 *
 * @param rule the rule's id, {@code wall_limit}
 * @param sources what the rule looks at
 * @param why the facts that made it match or not; for a rule that was not reached, empty
 */
public record RuleTrace(String rule, List<EvidenceSource> sources, Result result, String why) {
    /** Whether a rule decided. */
    public enum Result {
        MATCHED,
        NOT_MATCHED,
        /** An earlier rule had decided. */
        NOT_REACHED;

        /** {@return the words for a reader, {@code not matched}} */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public RuleTrace {
        requireNonNull(rule, "rule");
        requireNonNull(sources, "sources");
        requireNonNull(result, "result");
        requireNonNull(why, "why");
        sources = List.copyOf(sources);
    }
}
