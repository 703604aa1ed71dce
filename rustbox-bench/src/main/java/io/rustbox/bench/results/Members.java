package io.rustbox.bench.results;

import io.rustbox.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/** An object of a file of results. Whatever is missing or of another type is named with its place. */
final class Members {
    private final String place;
    private final Map<String, Json> byName;

    Members(String place, Json value) {
        if (!(value instanceof Json.Members(Map<String, Json> members))) {
            throw new IllegalArgumentException(place + ": " + value.kind() + " in the place of an object");
        }
        this.place = place;
        this.byName = members;
    }

    Set<String> names() {
        return byName.keySet();
    }

    Members members(String name) {
        return new Members(place + "." + name, value(name));
    }

    List<Members> elements(String name) {
        List<Json> elements = list(name);
        return IntStream.range(0, elements.size())
                .mapToObj(index -> new Members(place + "." + name + "[" + index + "]", elements.get(index)))
                .toList();
    }

    String text(String name) {
        if (value(name) instanceof Json.Text(String text)) {
            return text;
        }
        throw wrong(name, "a string");
    }

    double number(String name) {
        return number(name, value(name));
    }

    OptionalDouble optionalNumber(String name) {
        return byName.containsKey(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
    }

    List<Double> numbers(String name) {
        return list(name).stream().map(each -> number(name, each)).toList();
    }

    IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException(place + "." + name + " is not " + wanted);
    }

    private double number(String name, Json value) {
        if (value instanceof Json.Number(BigDecimal number)) {
            return number.doubleValue();
        }
        throw wrong(name, "a number");
    }

    private List<Json> list(String name) {
        if (value(name) instanceof Json.Elements(List<Json> elements)) {
            return elements;
        }
        throw wrong(name, "an array");
    }

    private Json value(String name) {
        Json value = byName.get(name);
        if (value == null) {
            throw new IllegalArgumentException(place + "." + name + " is missing");
        }
        return value;
    }
}
