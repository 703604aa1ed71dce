package io.rustbox.checker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;

/** Every byte as expected, the last line feed included. */
public record Exact() implements Comparison {
    @Override
    public Match compare(InputStream expected, InputStream answer) throws IOException {
        requireNonNull(expected, "expected");
        requireNonNull(answer, "answer");
        ByteReader right = new ByteReader(expected);
        ByteReader given = new ByteReader(answer);
        while (right.current() == given.current()) {
            if (right.atEnd()) {
                return new Match.Same();
            }
            right.advance();
            given.advance();
        }
        return Difference.here(right, given);
    }
}
