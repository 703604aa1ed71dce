package io.rustbox.fault;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** How many faults this JVM's tests have injected, and what came of them; said when all have ended. */
public final class Injected implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(Injected.class);

    private enum Answer {
        HARMLESS,
        INDETERMINATE,
        EXCEPTION
    }

    private static final Map<Answer, Integer> COUNTS = new EnumMap<>(Answer.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ = context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(Injected.class, _ -> Injected::say, AutoCloseable.class);
    }

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
    public static synchronized void count(boolean harmless) {
        var _ = COUNTS.merge(harmless ? Answer.HARMLESS : Answer.EXCEPTION, 1, Integer::sum);
    }

    private static synchronized void say() {
        int all = COUNTS.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("faults: " + all + " injected, the right verdict all the same: " + of(Answer.HARMLESS)
                + ", IE: " + of(Answer.INDETERMINATE) + ", an exception that names the cause: " + of(Answer.EXCEPTION));
    }

    private static int of(Answer answer) {
        return COUNTS.getOrDefault(answer, 0);
    }
}
