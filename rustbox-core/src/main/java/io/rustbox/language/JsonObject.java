package io.rustbox.language;

import io.rustbox.json.Json;
import io.rustbox.json.JsonParsing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An object of a language file. Each accessor checks the kind of what it reads, and {@link #end} that everything was
 * read, so that a misspelt member is an error instead of a default. A null is an error too: it does not say what its
 * author meant.
 */
final class JsonObject {
    private final String file;
    private final String path;
    private final Map<String, Json> members;
    private final Set<String> read = new HashSet<>();

    private JsonObject(String file, String path, Map<String, Json> members) {
        this.file = file;
        this.path = path;
        this.members = members;
    }

    /** {@return the object that is the whole of {@code content}, or those of the array that it is} */
    static List<JsonObject> parse(String file, byte[] content) throws LanguageFormatException {
        Json whole;
        try {
            whole = JsonParsing.parse(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new LanguageFormatException(file, String.valueOf(e.getMessage()), e);
        }
        if (!(whole instanceof Json.Elements(List<Json> elements))) {
            return List.of(of(file, "$", whole));
        }
        List<JsonObject> objects = new ArrayList<>();
        for (Json element : elements) {
            objects.add(of(file, element("$", objects.size()), element));
        }
        return objects;
    }

    private static JsonObject of(String file, String path, Json value) throws LanguageFormatException {
        if (value instanceof Json.Members(Map<String, Json> byName)) {
            return new JsonObject(file, path, byName);
        }
        throw new LanguageFormatException(file, path, "expected an object, found " + value.kind());
    }

    /** {@return this object with the members of {@code over}: objects are merged, everything else is replaced} */
    JsonObject overlaidBy(JsonObject over) {
        return new JsonObject(over.file, over.path, merged(members, over.members));
    }

    /** {@return this object without some of its members} */
    JsonObject without(String... names) {
        Map<String, Json> fewer = new LinkedHashMap<>(members);
        fewer.keySet().removeAll(List.of(names));
        return new JsonObject(file, path, fewer);
    }

    /** {@return whether there is such a member, which is then no error at the end} */
    boolean has(String name) {
        read.add(name);
        return members.containsKey(name);
    }

    /** {@return the names of all members, which are then no errors at the end} */
    Set<String> names() {
        read.addAll(members.keySet());
        return members.keySet();
    }

    String text(String name) throws LanguageFormatException {
        if (required(name) instanceof Json.Text(String text) && !text.isBlank()) {
            return text;
        }
        throw unexpected(name, "a string that is not blank", required(name));
    }

    List<String> texts(String name) throws LanguageFormatException {
        if (!(required(name) instanceof Json.Elements(List<Json> elements))) {
            throw unexpected(name, "an array of strings", required(name));
        }
        List<String> texts = new ArrayList<>();
        for (Json element : elements) {
            texts.add(asText(element(name, texts.size()), element));
        }
        return List.copyOf(texts);
    }

    /** {@return the strings of an array that has at least one} */
    List<String> someTexts(String name) throws LanguageFormatException {
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            throw problem(name, "expected at least one string");
        }
        return texts;
    }

    /** {@return the constant whose name, in lower case, stands there} */
    <E extends Enum<E>> E constant(String name, E[] constants) throws LanguageFormatException {
        List<String> known = Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
        int index = known.indexOf(text(name));
        if (index < 0) {
            throw problem(name, "expected one of " + String.join(", ", known) + ", found \"" + text(name) + "\"");
        }
        return constants[index];
    }

    Map<String, String> textByName(String name) throws LanguageFormatException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var member : object(name).members.entrySet()) {
            texts.put(member.getKey(), asText(name + "." + member.getKey(), member.getValue()));
        }
        return texts;
    }

    /** {@return a whole number of that range} */
    long whole(String name, long least, long most) throws LanguageFormatException {
        BigDecimal number = number(name);
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw unexpected(name, "a whole number from " + least + " to " + most, required(name));
        }
        return number.longValueExact();
    }

    BigDecimal number(String name) throws LanguageFormatException {
        if (required(name) instanceof Json.Number(BigDecimal number)) {
            return number;
        }
        throw unexpected(name, "a number", required(name));
    }

    JsonObject object(String name) throws LanguageFormatException {
        if (required(name) instanceof Json.Members(Map<String, Json> byName)) {
            return new JsonObject(file, path + "." + name, byName);
        }
        throw unexpected(name, "an object", required(name));
    }

    List<JsonObject> objects(String name) throws LanguageFormatException {
        if (!(required(name) instanceof Json.Elements(List<Json> elements))) {
            throw unexpected(name, "an array of objects", required(name));
        }
        List<JsonObject> objects = new ArrayList<>();
        for (Json element : elements) {
            objects.add(of(file, path + "." + element(name, objects.size()), element));
        }
        return objects;
    }

    /** Ends the reading of this object: a member that nobody asked for is an error. */
    void end() throws LanguageFormatException {
        for (String name : members.keySet()) {
            if (!read.contains(name)) {
                throw problem(
                        name,
                        "is not a member that is known here; known are "
                                + String.join(", ", read.stream().sorted().toList()));
            }
        }
    }

    /** {@return the name of an element of the array {@code name}} */
    static String element(String name, int index) {
        return name + "[" + index + "]";
    }

    /** {@return an error at the member {@code name}} */
    LanguageFormatException problem(String name, String problem) {
        return new LanguageFormatException(file, path + "." + name, problem);
    }

    private Json required(String name) throws LanguageFormatException {
        read.add(name);
        Json value = members.get(name);
        if (value == null) {
            throw problem(name, "is missing");
        }
        return value;
    }

    private String asText(String name, Json value) throws LanguageFormatException {
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw unexpected(name, "a string", value);
    }

    private LanguageFormatException unexpected(String name, String expected, Json found) {
        return problem(name, "expected " + expected + ", found " + found.kind());
    }

    private static Map<String, Json> merged(Map<String, Json> below, Map<String, Json> over) {
        Map<String, Json> merged = new LinkedHashMap<>(below);
        over.forEach((name, value) -> merged.merge(name, value, JsonObject::mergedValue));
        return merged;
    }

    private static Json mergedValue(Json below, Json over) {
        return below instanceof Json.Members(Map<String, Json> objectBelow)
                && over instanceof Json.Members(Map<String, Json> objectOver)
                        ? new Json.Members(merged(objectBelow, objectOver))
                        : over;
    }
}
