package io.rustbox.service.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members of an object that a client sent, read one by one. Each accessor checks the type, and {@link #end} that all were
 * read. A null counts as absent: some clients write every member that they know.
 */
public final class Fields {
    private final String path;
    private final JsonNode object;
    private final Set<String> read = new HashSet<>();

    private Fields(String path, JsonNode object) {
        this.path = path;
        this.object = object;
    }

    public static Fields of(JsonNode node) throws BadJsonException {
        return of("", node);
    }

    private static Fields of(String path, JsonNode node) throws BadJsonException {
        if (!node.isObject()) {
            throw unexpected(path.isEmpty() ? "the body" : path, "an object", node);
        }
        return new Fields(path, node);
    }

    public String text(String name) throws BadJsonException {
        Optional<String> text = maybeText(name);
        if (text.isEmpty()) {
            throw new BadJsonException(at(name) + " is missing");
        }
        return text.get();
    }

    public Optional<String> maybeText(String name) throws BadJsonException {
        Optional<JsonNode> node = member(name);
        return node.isEmpty() ? Optional.empty() : Optional.of(asText(at(name), node.get()));
    }

    public List<String> texts(String name) throws BadJsonException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            texts.add(asText(at(name) + "[" + texts.size() + "]", element));
        }
        return texts;
    }

    public Optional<BigDecimal> number(String name) throws BadJsonException {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isNumber()) {
            throw unexpected(at(name), "a number", node.get());
        }
        return node.map(JsonNode::decimalValue);
    }

    public Optional<Boolean> truth(String name) throws BadJsonException {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isBoolean()) {
            throw unexpected(at(name), "true or false", node.get());
        }
        return node.map(JsonNode::booleanValue);
    }

    /** {@return whether the member is an object} */
    public boolean hasObject(String name) {
        JsonNode node = object.get(name);
        return node != null && node.isObject();
    }

    public Optional<Fields> object(String name) throws BadJsonException {
        Optional<JsonNode> node = member(name);
        return node.isEmpty() ? Optional.empty() : Optional.of(of(at(name), node.get()));
    }

    public List<Fields> objects(String name) throws BadJsonException {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            objects.add(of(at(name) + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** Ends the reading: a member that nobody asked for is an error. */
    public void end() throws BadJsonException {
        for (var member : object.properties()) {
            if (!read.contains(member.getKey())) {
                throw new BadJsonException(at(member.getKey()) + " is not a field; fields are "
                        + String.join(", ", read.stream().sorted().toList()));
            }
        }
    }

    /** {@return the member's place, {@code limits.memory_mb}} */
    public String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Optional<JsonNode> member(String name) {
        var _ = read.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private Iterable<JsonNode> elements(String name) throws BadJsonException {
        Optional<JsonNode> node = member(name);
        if (node.isPresent() && !node.get().isArray()) {
            throw unexpected(at(name), "an array", node.get());
        }
        return node.isPresent() ? node.get() : List.of();
    }

    private static String asText(String place, JsonNode node) throws BadJsonException {
        if (!node.isTextual()) {
            throw unexpected(place, "a string", node);
        }
        String text = node.textValue();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw new BadJsonException(place + " has half of a surrogate pair, so it is not text");
            }
        }
        return text;
    }

    private static BadJsonException unexpected(String place, String expected, JsonNode found) {
        String kind = switch (found.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "null";
            case BINARY, POJO -> "something else";
        };
        return new BadJsonException(place + ": expected " + expected + ", found " + kind);
    }
}
