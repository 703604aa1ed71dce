package io.rustbox.service.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON. */
public final class Json {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 100;
    private static final JsonMapper REQUESTS = mapper(StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(LONGEST_NUMBER)
            .maxStringLength(Integer.MAX_VALUE)
            .build());
    private static final JsonMapper OURS = mapper(StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .build());

    private Json() {}

    private static JsonMapper mapper(StreamReadConstraints constraints) {
        return JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
    }

    /**
     * {@return what a client sent}
     *
     * @throws BadJsonException if it is not one JSON value in UTF-8
     */
    public static JsonNode parse(byte[] body) throws BadJsonException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new BadJsonException("the body is not UTF-8");
        }
        if (text.isBlank()) {
            throw new BadJsonException("the body is empty; expected a JSON object");
        }
        try {
            return REQUESTS.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new BadJsonException("the body is not accepted: a nesting depth above " + DEEPEST
                    + ", or a number of more than " + LONGEST_NUMBER + " digits");
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
            throw new BadJsonException("the body is not JSON: " + told(e.getOriginalMessage()) + where);
        }
    }

    /** {@return what {@link #text} wrote} */
    public static ObjectNode object(String text) {
        try {
            return (ObjectNode) OURS.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not what was written", e);
        }
    }

    public static ObjectNode object() {
        return OURS.createObjectNode();
    }

    public static ArrayNode array() {
        return OURS.createArrayNode();
    }

    public static String text(JsonNode node) {
        try {
            return OURS.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a tree can be written", e);
        }
    }

    /** {@return the message without what the parser says of itself and its source} */
    private static String told(String message) {
        return message.replaceFirst("(?s)( \\(start marker at|\\n).*", "");
    }
}
