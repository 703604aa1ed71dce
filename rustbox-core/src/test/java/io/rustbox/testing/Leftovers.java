package io.rustbox.testing;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test that leaves something behind: a process (a zombie too), a mount, a control group, a descriptor, a thread,
 * a scratch directory. {@code @ExtendWith(Leftovers.class)} compares around every test and around the class; other code
 * calls {@link #now} and {@link Mark#assertNothingLeft}.
 *
 * <p>What ends asynchronously, such as a namespace that the kernel takes apart, is given some seconds.
 */
public final class Leftovers
        implements
            BeforeAllCallback,
            BeforeEachCallback,
            AfterEachCallback,
            AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(Leftovers.class);
    private static final Duration PATIENCE = Pace.stretched(Duration.ofSeconds(5));
    private static final long PAUSE_MILLIS = 5;

    /** The state of the host at one moment. */
    public static final class Mark {
        private final Footprint before = Footprint.now();

        private Mark() {}

        /** Fails with the list of everything that has come since and doesn't go. */
        public void assertNothingLeft() {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<String> left = Footprint.now().since(before);
            while (!left.isEmpty() && System.nanoTime() < deadline) {
                pause();
                left = Footprint.now().since(before);
            }
            if (!left.isEmpty()) {
                throw new AssertionError("left behind:\n  " + String.join("\n  ", left));
            }
        }

        private static void pause() {
            try {
                Thread.sleep(PAUSE_MILLIS); // there is no event for most of what is waited for
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for leftovers to go", e);
            }
        }
    }

    /** {@return the state of the host as it is now} */
    public static Mark now() {
        return new Mark();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        mark(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        mark(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        compare(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        compare(context);
    }

    private static void mark(ExtensionContext context) {
        context.getStore(NAMESPACE).put(context.getUniqueId(), now());
    }

    private static void compare(ExtensionContext context) {
        Mark mark = context.getStore(NAMESPACE).remove(context.getUniqueId(), Mark.class);
        if (mark != null) {
            mark.assertNothingLeft();
        }
    }
}
