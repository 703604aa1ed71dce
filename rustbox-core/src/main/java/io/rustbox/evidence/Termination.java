package io.rustbox.evidence;

import java.util.OptionalInt;

/** How a program ended, as waitid(2) reported it. */
public sealed interface Termination {
    /** It exited by itself with {@code status}, 0 to 255. */
    record Exited(int status) implements Termination {}

    /** It was ended by {@code signal}, the true number from the kernel. */
    record Signaled(int signal) implements Termination {}

    /** {@return the exit status of a program that exited by itself} */
    default OptionalInt exitStatus() {
        return switch (this) {
            case Exited(int status) -> OptionalInt.of(status);
            case Signaled _ -> OptionalInt.empty();
        };
    }

    /** {@return the signal that ended the program, if one did} */
    default OptionalInt endingSignal() {
        return switch (this) {
            case Exited _ -> OptionalInt.empty();
            case Signaled(int signal) -> OptionalInt.of(signal);
        };
    }
}
