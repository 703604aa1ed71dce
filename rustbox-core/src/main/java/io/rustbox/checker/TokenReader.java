package io.rustbox.checker;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One token at a time, of which the beginning is kept: all of it, if it could be a number. */
final class TokenReader {
    private final ByteReader reader;
    private final byte[] kept = new byte[Decimal.LONGEST];
    private long length;

    TokenReader(ByteReader reader) {
        this.reader = reader;
    }

    /** Begins the token that the reader stands at. */
    void begin() {
        length = 0;
    }

    boolean goesOn() {
        return reader.inToken();
    }

    int current() {
        return reader.current();
    }

    void take() throws IOException {
        if (length < kept.length) {
            kept[(int) length] = (byte) reader.current();
        }
        length++;
        reader.advance();
    }

    void takeRest() throws IOException {
        while (goesOn()) {
            take();
        }
    }

    boolean isEmpty() {
        return length == 0;
    }

    Optional<BigDecimal> number() {
        return length > kept.length
                ? Optional.empty()
                : Decimal.parse(new String(kept, 0, (int) length, StandardCharsets.ISO_8859_1));
    }

    String quoted() {
        return Difference.quote(kept, (int) Math.min(length, kept.length));
    }
}
