package io.rustbox.plan;

import io.rustbox.linux.Syscall;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of a launch table.
 *
 * @param step what it is for, {@code mount proc}
 */
public record Row(String step, Action action, Check check) {
    /** What a row does. */
    public sealed interface Action {
        /** Makes a system call. */
        record Call(Syscall syscall, List<Argument> arguments) implements Action {
            private static final int MOST_ARGUMENTS = 6;

            public Call {
                arguments = List.copyOf(arguments);
                if (arguments.size() > MOST_ARGUMENTS) {
                    throw new IllegalArgumentException("a system call has six arguments at most: " + arguments);
                }
            }
        }

        /** Makes no call; its result is what the kernel wrote to memory earlier. */
        record Load(Argument.Loaded value) implements Action {}
    }

    /** When the replay goes on. */
    public sealed interface Check {
        /** Unless the result is an error. */
        record Succeeds() implements Check {}

        /** Whatever the result. */
        record Ignored() implements Check {}

        /** Only if the result is {@code value}. */
        record Equals(long value) implements Check {}

        /** {@return how it reads behind a call; nothing for one that just has to succeed} */
        default String text() {
            return switch (this) {
                case Succeeds() -> "";
                case Ignored() -> ", whatever the result";
                case Equals(long value) -> ", must be " + value;
            };
        }
    }

    /** {@return the row as a person reads it, {@code mount("proc", "/proc", …)}} */
    public String text() {
        return switch (action) {
            case Action.Call(Syscall syscall, List<Argument> arguments) -> syscall.spelling()
                    + arguments.stream().map(Argument::text).collect(Collectors.joining(", ", "(", ")"));
            case Action.Load(Argument.Loaded value) -> "read back " + value.text();
        };
    }
}
