package io.rustbox.checker;

import java.io.IOException;
import java.io.InputStream;

/**
 * A way to compare an output with the expected one. It works on bytes, in time linear in their number, and whitespace is what C's
 * {@code isspace} says in the C locale: space, {@code \t}, {@code \n}, {@code \v}, {@code \f}, {@code \r}.
 *
 * <p>Immutable; may be used from any thread.
 */
public sealed interface Comparison permits Exact, Lines, Tokens, UnorderedLines {
    /**
     * Compares up to the first difference. Closes neither stream.
     *
     * @throws IOException if one of the two can't be read
     */
    Match compare(InputStream expected, InputStream answer) throws IOException;
}
