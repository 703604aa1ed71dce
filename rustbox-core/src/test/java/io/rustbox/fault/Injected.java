package io.rustbox.fault;

import java.util.EnumMap;
import java.util.Map;

/** How many faults this JVM's tests have injected, and what came of them; said when it ends. */
final class Injected {
    private enum Answer {
        HARMLESS,
        INDETERMINATE,
        EXCEPTION
    }

    private static final Map<Answer, Integer> COUNTS = new EnumMap<>(Answer.class);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Injected::say));
    }

    private Injected() {}

    static synchronized void count(Observed observed) {
        Answer answer =
                switch (observed) {
                    case Observed.Told _ -> Answer.HARMLESS;
                    case Observed.NotTold _ -> Answer.INDETERMINATE;
                    case Observed.Refused _ -> Answer.EXCEPTION;
                };
        var _ = COUNTS.merge(answer, 1, Integer::sum);
    }

    /** Counts one that the verdict survived, or an exception that named it. */
    static synchronized void count(boolean harmless) {
        var _ = COUNTS.merge(harmless ? Answer.HARMLESS : Answer.EXCEPTION, 1, Integer::sum);
    }

    private static synchronized void say() {
        int all = COUNTS.values().stream().mapToInt(Integer::intValue).sum();
        System.err.println("FAULTS injected: " + all + ", the right verdict all the same: " + of(Answer.HARMLESS)
                + ", IE: " + of(Answer.INDETERMINATE) + ", an exception that names the cause: " + of(Answer.EXCEPTION));
    }

    private static int of(Answer answer) {
        return COUNTS.getOrDefault(answer, 0);
    }
}
