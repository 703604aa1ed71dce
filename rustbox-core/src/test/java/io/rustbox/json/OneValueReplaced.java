package io.rustbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Texts that are JSON as another was, but for one value: what a fuzzer takes long to find by changing bytes. */
public final class OneValueReplaced {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final List<String> ODD = List.of("null", "true", "-1", "0", "1", "256", "2147483648",
            "9223372036854775807", "9223372036854775808", "0.5", "1e-10", "1e-400", "1e400", "1e2147483647", "\"\"",
            "\"x\"", "\"\\u0000\"", "\"{x}\"", "\"/\"", "\"=\"", "\"9999999999-01-01T00:00:00Z\"", "[]", "[[]]",
            "[null]", "[\"x\"]", "{}", "{\"\":\"\"}", "{\"x\":{}}");

    private OneValueReplaced() {}

    /** {@return {@code json} with each of its values replaced by each of a number of odd ones} */
    public static List<byte[]> of(byte[] json) throws IOException {
        List<byte[]> all = new ArrayList<>();
        int values = values(json);
        for (int index = 0; index < values; index++) {
            for (String odd : ODD) {
                all.add(replace(json, index, odd));
            }
        }
        return all;
    }

    private static int values(byte[] json) throws IOException {
        int values = 0;
        try (JsonParser parser = FACTORY.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values += isValue(token) ? 1 : 0;
            }
        }
        return values;
    }

    private static boolean isValue(JsonToken token) {
        return token.isScalarValue() || token.isStructStart();
    }

    private static byte[] replace(byte[] json, int index, String odd) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int values = 0;
        try (JsonParser parser = FACTORY.createParser(json); JsonGenerator generator = FACTORY.createGenerator(out)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (isValue(token) && values++ == index) {
                    parser.skipChildren();
                    generator.writeRawValue(odd);
                } else {
                    generator.copyCurrentEventExact(parser);
                }
            }
        }
        return out.toByteArray();
    }
}
