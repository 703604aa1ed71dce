package io.rustbox.seccomp;

import io.rustbox.seccomp.ArgCondition.Relation;
import io.rustbox.seccomp.ArgCondition.Width;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an element of {@code args}. */
final class OciCondition {
    /** The numbers of an element; {@code op} says how the two values are meant. */
    private enum Number {
        INDEX,
        VALUE,
        VALUE_TWO
    }

    private final OciJson json;
    private final Map<Number, Long> numbers = new EnumMap<>(Number.class);
    private @Nullable String op;

    private OciCondition(OciJson json) {
        this.json = json;
    }

    static ArgCondition read(OciJson json) throws IOException {
        return new OciCondition(json).read();
    }

    private ArgCondition read() throws IOException {
        String place = json.place();
        json.forEachField(field -> {
            switch (field) {
                case "index" -> numbers.put(Number.INDEX, (long) json.integer());
                case "value" -> numbers.put(Number.VALUE, json.unsignedLong());
                case "valueTwo" -> numbers.put(Number.VALUE_TWO, json.unsignedLong());
                case "op" -> op = json.text();
                default -> throw json.wrong("expected index, value, valueTwo or op");
            }
        });
        try {
            return condition();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }

    private ArgCondition condition() {
        String operator = Optional.ofNullable(op).orElseThrow(() -> new IllegalArgumentException("op is missing"));
        return switch (operator) {
            case "SCMP_CMP_NE" -> compare(Relation.NOT_EQUAL);
            case "SCMP_CMP_LT" -> compare(Relation.LESS);
            case "SCMP_CMP_LE" -> compare(Relation.LESS_OR_EQUAL);
            case "SCMP_CMP_EQ" -> compare(Relation.EQUAL);
            case "SCMP_CMP_GE" -> compare(Relation.GREATER_OR_EQUAL);
            case "SCMP_CMP_GT" -> compare(Relation.GREATER);
            // The first value is the mask, the second what the masked argument must equal; Docker omits a zero.
            case "SCMP_CMP_MASKED_EQ" -> new ArgCondition(index(), Width.BITS_64, value(), Relation.EQUAL,
                    numbers.getOrDefault(Number.VALUE_TWO, 0L));
            default -> throw new IllegalArgumentException("no op is called " + operator);
        };
    }

    private ArgCondition compare(Relation relation) {
        return ArgCondition.of64(index(), relation, value());
    }

    private int index() {
        return Math.toIntExact(required(Number.INDEX));
    }

    private long value() {
        return required(Number.VALUE);
    }

    private long required(Number number) {
        return Optional.ofNullable(numbers.get(number)).orElseThrow(
                () -> new IllegalArgumentException(number.name().toLowerCase(Locale.ROOT) + " is missing"));
    }
}
