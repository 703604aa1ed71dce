package io.rustbox.judge;

import io.rustbox.Output;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.StreamEvidence;
import java.util.Locale;

/** Whether all that a program wrote to stdout and stderr was kept. */
public enum OutputIntegrity {
    COMPLETE,
    /** More was written than the output limit. */
    TRUNCATED_BY_JUDGE_LIMIT,
    /** It kept within the output limit, and this result holds only the beginning. */
    TRUNCATED_FOR_STORAGE;

    static OutputIntegrity of(Evidence evidence, Output stdout, Output stderr) {
        long limit = evidence.limits().outputBytes();
        if (evidence.stdout().exceeds(limit) || evidence.stderr().exceeds(limit)) {
            return TRUNCATED_BY_JUDGE_LIMIT;
        }
        boolean cut = isCut(stdout, evidence.stdout()) || isCut(stderr, evidence.stderr());
        return cut ? TRUNCATED_FOR_STORAGE : COMPLETE;
    }

    /** Of what was handed on while the program ran, the sandbox kept nothing that could be cut. */
    private static boolean isCut(Output output, StreamEvidence stream) {
        int held = output.bytes().length;
        return held < output.writtenBytes() && held < stream.keptBytes();
    }

    /** {@return the name used in JSON, {@code complete}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
