package io.rustbox.judge;

import io.rustbox.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The members of a JSON object by name. A member that is null counts as absent; one that is not asked for is ignored.
 *
 * @param path where the object is, {@code $.evidence_bundle}
 */
record JsonIn(String path, Map<String, Json> members) {
    private static final int LARGEST_SECONDS_DIGITS = 12;
    private static final int LARGEST_LONG_DIGITS = 19;
    private static final int NANOSECOND_DIGITS = 9;

    /** Reads what was found at a path as something else, or refuses it. */
    private interface As<T> {
        T read(String at, Json value) throws ResultFormatException;
    }

    static JsonIn of(String path, Json value) throws ResultFormatException {
        if (value instanceof Json.Members(Map<String, Json> byName)) {
            return new JsonIn(path, byName);
        }
        throw expected("an object", path, value);
    }

    JsonIn object(String name) throws ResultFormatException {
        return required(name, JsonIn::of);
    }

    Optional<JsonIn> optionalObject(String name) throws ResultFormatException {
        return optional(name, JsonIn::of);
    }

    List<JsonIn> objects(String name) throws ResultFormatException {
        return required(name, (at, value) -> elements(at, value, JsonIn::of));
    }

    /** None, if there is no such member. */
    List<JsonIn> optionalObjects(String name) throws ResultFormatException {
        return optional(name, (at, value) -> elements(at, value, JsonIn::of)).orElse(List.of());
    }

    String text(String name) throws ResultFormatException {
        return required(name, JsonIn::asText);
    }

    Optional<String> optionalText(String name) throws ResultFormatException {
        return optional(name, JsonIn::asText);
    }

    List<String> texts(String name) throws ResultFormatException {
        return required(name, (at, value) -> elements(at, value, JsonIn::asText));
    }

    Map<String, String> textsByName(String name) throws ResultFormatException {
        JsonIn object = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : object.members.keySet()) {
            texts.put(key, object.text(key));
        }
        return texts;
    }

    long count(String name) throws ResultFormatException {
        return required(name, JsonIn::asCount);
    }

    OptionalLong optionalCount(String name) throws ResultFormatException {
        return optional(name, JsonIn::asCount).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    int smallCount(String name) throws ResultFormatException {
        return required(name, JsonIn::asSmallCount);
    }

    OptionalInt optionalSmallCount(String name) throws ResultFormatException {
        return optional(name, JsonIn::asSmallCount).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    List<Integer> smallCounts(String name) throws ResultFormatException {
        return required(name, (at, value) -> elements(at, value, JsonIn::asSmallCount));
    }

    Duration seconds(String name) throws ResultFormatException {
        return required(name, JsonIn::asSeconds);
    }

    Optional<Duration> optionalSeconds(String name) throws ResultFormatException {
        return optional(name, JsonIn::asSeconds);
    }

    Instant instant(String name) throws ResultFormatException {
        return required(name, JsonIn::asInstant);
    }

    /** The one of {@code values} whose id is the text. */
    <E> E constant(String name, E[] values, Function<E, String> id) throws ResultFormatException {
        return required(name, (at, value) -> asConstant(at, value, values, id));
    }

    <E> List<E> constants(String name, E[] values, Function<E, String> id) throws ResultFormatException {
        return required(name,
                (at, value) -> elements(at, value, (element, text) -> asConstant(element, text, values, id)));
    }

    ResultFormatException wrong(String name, String problem) {
        return new ResultFormatException(path + "." + name, problem);
    }

    private <T> T required(String name, As<T> as) throws ResultFormatException {
        return optional(name, as).orElseThrow(() -> wrong(name, "missing"));
    }

    private <T> Optional<T> optional(String name, As<T> as) throws ResultFormatException {
        Json value = members.getOrDefault(name, new Json.Null());
        return value instanceof Json.Null ? Optional.empty() : Optional.of(as.read(path + "." + name, value));
    }

    private static <T> List<T> elements(String at, Json value, As<T> as) throws ResultFormatException {
        if (!(value instanceof Json.Elements(List<Json> inOrder))) {
            throw expected("an array", at, value);
        }
        List<T> read = new ArrayList<>(inOrder.size());
        for (Json element : inOrder) {
            read.add(as.read(at + "[" + read.size() + "]", element));
        }
        return read;
    }

    private static String asText(String at, Json value) throws ResultFormatException {
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw expected("a string", at, value);
    }

    private static long asCount(String at, Json value) throws ResultFormatException {
        if (value instanceof Json.Number(BigDecimal number)
                && number.scale() == 0
                && number.signum() >= 0
                && number.precision() <= LARGEST_LONG_DIGITS
                && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
            return number.longValueExact();
        }
        throw expected("a whole number from 0 to " + Long.MAX_VALUE, at, value);
    }

    private static int asSmallCount(String at, Json value) throws ResultFormatException {
        long count = asCount(at, value);
        if (count > Integer.MAX_VALUE) {
            throw expected("a whole number from 0 to " + Integer.MAX_VALUE, at, value);
        }
        return (int) count;
    }

    private static Duration asSeconds(String at, Json value) throws ResultFormatException {
        if (value instanceof Json.Number(BigDecimal number) && number.signum() >= 0) {
            BigDecimal seconds = number.stripTrailingZeros();
            boolean exact = seconds.scale() <= NANOSECOND_DIGITS;
            if (exact && (long) seconds.precision() - seconds.scale() <= LARGEST_SECONDS_DIGITS) {
                BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
                return Duration.ofSeconds(
                        parts[0].longValueExact(),
                        parts[1].movePointRight(NANOSECOND_DIGITS).longValueExact());
            }
        }
        throw expected("a number of seconds, not negative and no finer than a nanosecond", at, value);
    }

    private static Instant asInstant(String at, Json value) throws ResultFormatException {
        try {
            return Instant.parse(asText(at, value));
        } catch (DateTimeException e) {
            throw new ResultFormatException(at, "expected a time as RFC 3339 has it: " + e.getMessage(), e);
        }
    }

    private static <E> E asConstant(String at, Json value, E[] values, Function<E, String> id)
            throws ResultFormatException {
        String text = asText(at, value);
        return Arrays.stream(values)
                .filter(constant -> id.apply(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new ResultFormatException(
                        at, "\"" + text + "\" is none of " + Arrays.stream(values).map(id).toList()));
    }

    private static ResultFormatException expected(String what, String at, Json found) {
        return new ResultFormatException(at, "expected " + what + ", found " + found.kind());
    }
}
