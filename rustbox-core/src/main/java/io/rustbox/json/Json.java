package io.rustbox.json;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value as it was read. */
public sealed interface Json {
    record Members(Map<String, Json> byName) implements Json {
        public Members {
            requireNonNull(byName, "byName");
        }
    }

    record Elements(List<Json> inOrder) implements Json {
        public Elements {
            requireNonNull(inOrder, "inOrder");
        }
    }

    record Text(String value) implements Json {
        public Text {
            requireNonNull(value, "value");
        }
    }

    record Number(BigDecimal value) implements Json {
        public Number {
            requireNonNull(value, "value");
        }
    }

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /** {@return what kind of value this is, for an error message} */
    default String kind() {
        return switch (this) {
            case Members _ -> "an object";
            case Elements _ -> "an array";
            case Text _ -> "a string";
            case Number(BigDecimal value) -> "the number " + value;
            case Bool(boolean value) -> Boolean.toString(value);
            case Null _ -> "null";
        };
    }
}
