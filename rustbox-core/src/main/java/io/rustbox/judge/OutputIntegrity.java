package io.rustbox.judge;

import io.rustbox.evidence.Evidence;
import java.util.Locale;

/** Whether all that a program wrote to stdout and stderr was kept. */
public enum OutputIntegrity {
    COMPLETE,
    /** More was written than the output limit. */
    TRUNCATED_BY_JUDGE_LIMIT;

    static OutputIntegrity of(Evidence evidence) {
        long limit = evidence.limits().outputBytes();
        return evidence.stdout().exceeds(limit) || evidence.stderr().exceeds(limit)
                ? TRUNCATED_BY_JUDGE_LIMIT
                : COMPLETE;
    }

    /** {@return the name used in JSON, {@code complete}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
