package io.rustbox.testing;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** How many faults this JVM's tests have injected, and what came of them; said when all have ended. */
public final class Injected implements BeforeAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(Injected.class);

    /** What comes of a fault. */
    public enum Answer {
        /** The right verdict all the same. */
        HARMLESS,
        /** {@code IE}. */
        INDETERMINATE,
        /** An exception that names the cause. */
        EXCEPTION
    }

    private static final Map<Answer, Integer> COUNTS = new EnumMap<>(Answer.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        var _ = context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(Injected.class, _ -> Injected::say, AutoCloseable.class);
    }

    /** Counts one that was answered like this. */
    public static synchronized void count(Answer answer) {
        var _ = COUNTS.merge(answer, 1, Integer::sum);
    }

    /** Counts one that the verdict survived, or an exception that named it. */
    public static synchronized void count(boolean harmless) {
        count(harmless ? Answer.HARMLESS : Answer.EXCEPTION);
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
