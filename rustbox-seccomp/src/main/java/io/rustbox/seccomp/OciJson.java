package io.rustbox.seccomp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A cursor over JSON that knows what it wants to read; complaints name the place as a JSON pointer (RFC 6901). */
final class OciJson {
    private static final int UNSIGNED_LONG_BITS = 64;

    private final JsonParser parser;

    OciJson(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the value that the cursor stands on. */
    interface Value<T> {
        T read() throws IOException;
    }

    /** Reads the value of the field of this name. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** {@return where the cursor stands} */
    String place() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "the profile" : pointer;
    }

    void forEachField(Field field) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Reads an array; {@code null} stands for an empty one, as Go writes it. */
    <T> List<T> list(Value<T> element) throws IOException {
        List<T> elements = new ArrayList<>();
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return elements;
        }
        expect(JsonToken.START_ARRAY, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.read());
        }
        return elements;
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    int integer() throws IOException {
        BigInteger number = number();
        if (number.bitLength() >= Integer.SIZE) {
            throw wrong("the number is too great: " + number);
        }
        return number.intValue();
    }

    /** Reads an unsigned 64-bit number. */
    long unsignedLong() throws IOException {
        BigInteger number = number();
        if (number.bitLength() > UNSIGNED_LONG_BITS) {
            throw wrong("the number doesn't fit into 64 bits: " + number);
        }
        return number.longValue();
    }

    private BigInteger number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        BigInteger number = parser.getBigIntegerValue();
        if (number.signum() < 0) {
            throw wrong("the number is negative: " + number);
        }
        return number;
    }

    void skip() throws IOException {
        parser.skipChildren();
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw wrong("expected " + what);
        }
    }

    IllegalArgumentException wrong(String problem) {
        return wrong(place(), problem);
    }

    static IllegalArgumentException wrong(String place, String problem) {
        return new IllegalArgumentException(place + ": " + problem);
    }
}
