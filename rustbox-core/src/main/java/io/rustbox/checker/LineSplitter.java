package io.rustbox.checker;

import java.nio.ByteBuffer;

/** Goes through the lines of a text that have more than whitespace, without the whitespace at their ends. */
final class LineSplitter {
    private final byte[] text;
    private int position;
    private long number;
    private ByteBuffer line = ByteBuffer.allocate(0);

    LineSplitter(byte[] text) {
        this.text = text;
    }

    /** Goes to the next line; false if there is none. */
    boolean next() {
        while (position < text.length) {
            int begin = position;
            int end = begin;
            while (position < text.length && text[position] != '\n') {
                if (!ByteReader.isWhitespace(text[position++])) {
                    end = position;
                }
            }
            position++;
            number++;
            if (end > begin) {
                line = ByteBuffer.wrap(text, begin, end - begin).slice();
                return true;
            }
        }
        return false;
    }

    ByteBuffer line() {
        return line;
    }

    /** {@return the line's number in the text, counted from 1} */
    long number() {
        return number;
    }
}
