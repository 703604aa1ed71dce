package io.rustbox.checker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;

/**
 * Line by line, without regard to whitespace at the end of a line and to empty lines at the end of the file: a missing last
 * line feed, CRLF and a space too many make no difference.
 */
public record Lines() implements Comparison {
    @Override
    public Match compare(InputStream expected, InputStream answer) throws IOException {
        requireNonNull(expected, "expected");
        requireNonNull(answer, "answer");
        ByteReader right = new ByteReader(expected);
        ByteReader given = new ByteReader(answer);
        while (!right.atEnd() || !given.atEnd()) {
            if (right.current() == given.current()) {
                right.advance();
                given.advance();
                continue;
            }
            // what differs may only be whitespace up to the end of both lines, or of the longer file
            long line = given.line();
            long column = given.column();
            boolean lastLine = right.atEnd() || given.atEnd();
            skipBlank(right, lastLine);
            skipBlank(given, lastLine);
            if (!endsLine(right) || !endsLine(given) || lastLine && !(right.atEnd() && given.atEnd())) {
                return Difference.at(line, column, right, given);
            }
        }
        return new Match.Same();
    }

    private static void skipBlank(ByteReader reader, boolean overLines) throws IOException {
        while (reader.atWhitespace() && (overLines || reader.current() != '\n')) {
            reader.advance();
        }
    }

    private static boolean endsLine(ByteReader reader) {
        return reader.atEnd() || reader.current() == '\n';
    }
}
