package io.rustbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON text into {@link Json}: one value, nothing after it, no name twice in an object. */
public final class JsonParsing {
    // A result nests 7 deep, and 14 with the compiler's; its output may be as long as an array can be.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(64)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private JsonParsing() {}

    /**
     * {@return the one value that {@code in} holds}
     *
     * @throws JsonFormatException if it is not JSON; names the place
     */
    public static Json parse(InputStream in) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            try {
                Json value = value(parser, parser.nextToken());
                if (parser.nextToken() != null) {
                    throw new JsonFormatException("$", "there is more after the value");
                }
                return value;
            } catch (JsonProcessingException e) {
                throw new JsonFormatException(path(parser.getParsingContext()), problem(e), e);
            }
        } catch (CharConversionException e) {
            throw new JsonFormatException("$", "not UTF-8: " + e.getMessage(), e);
        }
    }

    private static Json value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new JsonFormatException("$", "the input is empty");
        }
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new AssertionError("no JSON value begins with " + token);
        };
    }

    private static Json members(JsonParser parser) throws IOException {
        Map<String, Json> byName = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            byName.put(name, value(parser, parser.nextToken()));
        }
        return new Json.Members(byName);
    }

    private static Json elements(JsonParser parser) throws IOException {
        List<Json> inOrder = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            inOrder.add(value(parser, token));
        }
        return new Json.Elements(inOrder);
    }

    private static Json number(JsonParser parser) throws IOException {
        try {
            return new Json.Number(new BigDecimal(parser.getText()));
        } catch (NumberFormatException e) {
            throw new JsonFormatException(
                    path(parser.getParsingContext()), "not a number that can be read: " + parser.getText(), e);
        }
    }

    private static String problem(JsonProcessingException e) {
        String where = Optional.ofNullable(e.getLocation())
                .map(location -> " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")")
                .orElse("");
        return "not JSON: " + e.getOriginalMessage() + where;
    }

    private static String path(JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        String above = parent == null ? "$" : path(parent);
        if (context.inObject() && context.hasCurrentName()) {
            return above + "." + context.getCurrentName();
        }
        return context.inArray() && context.hasCurrentIndex() ? above + "[" + context.getCurrentIndex() + "]" : above;
    }
}
