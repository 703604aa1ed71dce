package io.rustbox.checker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How the first difference is told: to candidates the place alone, to judges with excerpts. */
final class Difference {
    /** Longer ones than a line of a terminal tell nothing more. */
    static final int EXCERPT = 40;

    private Difference() {}

    /** {@return the difference that both readers stand at} */
    static Match here(ByteReader expected, ByteReader answer) throws IOException {
        return at(answer.line(), answer.column(), expected, answer);
    }

    /** {@return a difference at {@code line} and {@code column} of the answer, with what the readers stand at} */
    static Match at(long line, long column, ByteReader expected, ByteReader answer) throws IOException {
        String where = "line " + line + ", column " + column + ": differs";
        if (answer.atEnd()) {
            where = "line " + line + ": the output ends too early";
        } else if (expected.atEnd()) {
            where = "line " + line + ": more output than expected";
        }
        return of(where, rest(expected), rest(answer));
    }

    /** {@return the difference of two pieces of text} */
    static Match of(String where, String expected, String found) {
        return new Match.Different(where, where + "; expected " + expected + ", found " + found);
    }

    static String quote(ByteBuffer bytes) {
        byte[] beginning = new byte[Math.min(bytes.remaining(), EXCERPT + 1)];
        var _ = bytes.duplicate().get(beginning);
        return quote(beginning, beginning.length);
    }

    /** {@return bytes as they may stand in one line of text, in quotes} */
    static String quote(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder("\"");
        String decoded = new String(bytes, 0, Math.min(length, EXCERPT), StandardCharsets.UTF_8);
        decoded.codePoints().forEach(each -> {
            switch (each) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"', '\\' -> text.append('\\').appendCodePoint(each);
                default -> {
                    if (Character.isISOControl(each) || Character.getType(each) == Character.FORMAT) {
                        text.append("\\u{%x}".formatted(each));
                    } else {
                        text.appendCodePoint(each);
                    }
                }
            }
        });
        return text.append(length > EXCERPT ? "…\"" : "\"").toString();
    }

    private static String rest(ByteReader reader) throws IOException {
        if (reader.atEnd()) {
            return "the end";
        }
        byte[] bytes = new byte[EXCERPT + 1];
        int length = 0;
        while (length < bytes.length && !reader.atEnd()) {
            bytes[length++] = (byte) reader.current();
            if (reader.current() == '\n') {
                break;
            }
            reader.advance();
        }
        return quote(bytes, length);
    }
}
