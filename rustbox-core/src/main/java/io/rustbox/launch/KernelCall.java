package io.rustbox.launch;

import io.rustbox.Errno;
import io.rustbox.SetupException;
import io.rustbox.linux.OwnedFd;
import java.util.function.Supplier;

/** Turns the results of calls that the JVM itself makes into values or {@link SetupException}. */
final class KernelCall {
    private KernelCall() {}

    /** Throws unless {@code result}, which {@code call} answered, means success. */
    static void check(String step, String call, long result) throws SetupException {
        if (result < 0) {
            throw new SetupException(step, call, new Errno((int) -result));
        }
    }

    /** {@return how many bytes {@code call} has read or written} */
    static int count(String step, String call, long result) throws SetupException {
        check(step, call, result);
        return (int) result;
    }

    /** {@return the descriptor that {@code call} answered} The call is put into words only if it failed. */
    static OwnedFd descriptor(String step, Supplier<String> call, int result) throws SetupException {
        return result < 0 ? descriptor(step, call.get(), result) : new OwnedFd(result);
    }

    /** {@return the descriptor that {@code call} answered} */
    static OwnedFd descriptor(String step, String call, int result) throws SetupException {
        check(step, call, result);
        return new OwnedFd(result);
    }
}
