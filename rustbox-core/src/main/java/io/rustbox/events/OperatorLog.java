package io.rustbox.events;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where whoever operates the JVM reads what went wrong without harm to a verdict: a {@link System.Logger} named after the class
 * that speaks. Most of it is told amid taking something apart, on a host that has just run out of something, and a logger needs
 * descriptors and memory like everything else. So whatever a logger throws stays here, and the message goes to standard error.
 */
public final class OperatorLog {
    private OperatorLog() {}

    /** Something stays behind, or is done without. */
    public static void warn(Class<?> speaker, String message) {
        log(speaker, System.Logger.Level.WARNING, () -> message, null);
    }

    /** Something stays behind, or is done without, because of {@code cause}. */
    public static void warn(Class<?> speaker, String message, Throwable cause) {
        log(speaker, System.Logger.Level.WARNING, () -> message, cause);
    }

    /** Something that is as it should be. */
    public static void debug(Class<?> speaker, Supplier<String> message) {
        log(speaker, System.Logger.Level.DEBUG, message, null);
    }

    private static void log(
            Class<?> speaker, System.Logger.Level level, Supplier<String> message, @Nullable Throwable cause) {
        try {
            System.getLogger(speaker.getName()).log(level, message, cause);
        } catch (Throwable failure) {
            System.err.println(speaker.getName() + ": " + message.get() + " (not logged: " + failure + ")");
        }
    }
}
