package io.rustbox.attack;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Counts the attacks that are run, and says at the end of all tests how many of them were contained. */
final class AttackCount implements InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(AttackCount.class);
    /** Static for want of a way from a test to its extension. */
    private static final AtomicInteger ON_NOTHING = new AtomicInteger();

    private static final class Tally implements AutoCloseable {
        private final AtomicInteger run = new AtomicInteger();
        private final AtomicInteger passed = new AtomicInteger();

        @Override
        public void close() {
            int contained = passed.get() - ON_NOTHING.get();
            System.out.println("attacks: " + run + " run, " + contained + " contained, " + ON_NOTHING
                    + " on what this kernel does not have");
        }
    }

    /** Tells that the attack that is being run has nothing to attack: that it comes to nothing is no containment. */
    static void onNothing() {
        var _ = ON_NOTHING.incrementAndGet();
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> attack, DynamicTestInvocationContext invocation, ExtensionContext context)
            throws Throwable {
        count(attack, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> attack, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        count(attack, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> attack, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        count(attack, context);
    }

    private static void count(Invocation<Void> attack, ExtensionContext context) throws Throwable {
        Tally tally = context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(Tally.class, _ -> new Tally(), Tally.class);
        tally.run.incrementAndGet();
        attack.proceed();
        tally.passed.incrementAndGet();
    }
}
