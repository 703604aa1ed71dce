package io.rustbox.checker;

import java.io.IOException;
import java.io.InputStream;

/** Bytes with a look at the current one, and where it stands. */
final class ByteReader {
    private static final int END = -1;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private int current;
    private long line = 1;
    private long column = 1;

    ByteReader(InputStream in) throws IOException {
        this.in = in;
        this.current = read();
    }

    /** {@return the current byte, 0 to 255, or another number at the end} */
    int current() {
        return current;
    }

    boolean atEnd() {
        return current == END;
    }

    boolean atWhitespace() {
        return isWhitespace(current);
    }

    /** {@return whether a token goes on here} */
    boolean inToken() {
        return current != END && !isWhitespace(current);
    }

    /** {@return the current byte's line, counted from 1} */
    long line() {
        return line;
    }

    /** {@return the current byte's place in its line, counted from 1} */
    long column() {
        return column;
    }

    /** Goes to the next byte; stays at the end. */
    void advance() throws IOException {
        if (current == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        current = read();
    }

    static boolean isWhitespace(int value) {
        return value == ' ' || value >= '\t' && value <= '\r';
    }

    private int read() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(in.read(buffer), 0);
            if (filled == 0) {
                return END;
            }
        }
        return buffer[position++] & 0xFF;
    }
}
