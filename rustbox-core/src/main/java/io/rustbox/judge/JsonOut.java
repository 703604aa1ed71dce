package io.rustbox.judge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Named values of JSON objects. What is absent is written as null, so that objects of a kind have one shape. */
final class JsonOut {
    /** Writes the members of an object. */
    interface Members {
        void write() throws IOException;
    }

    /** Writes the members of an object for one element of a list. */
    interface MembersOf<T> {
        void write(T element) throws IOException;
    }

    private final JsonGenerator generator;

    JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    void root(Members members) throws IOException {
        generator.writeStartObject();
        members.write();
        generator.writeEndObject();
    }

    void object(String name, Members members) throws IOException {
        generator.writeFieldName(name);
        root(members);
    }

    <T> void object(String name, Optional<T> value, MembersOf<T> members) throws IOException {
        if (value.isPresent()) {
            object(name, () -> members.write(value.get()));
        } else {
            generator.writeNullField(name);
        }
    }

    <T> void objects(String name, List<T> elements, MembersOf<T> members) throws IOException {
        generator.writeArrayFieldStart(name);
        for (T element : elements) {
            root(() -> members.write(element));
        }
        generator.writeEndArray();
    }

    void text(String name, String value) throws IOException {
        generator.writeStringField(name, value);
    }

    void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get());
        } else {
            generator.writeNullField(name);
        }
    }

    void texts(String name, Collection<String> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String value : values) {
            generator.writeString(value);
        }
        generator.writeEndArray();
    }

    /** In the order of the keys, so that equal values give equal text. */
    void texts(String name, Map<String, String> values) throws IOException {
        object(name, () -> {
            for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
                text(entry.getKey(), entry.getValue());
            }
        });
    }

    void number(String name, BigDecimal value) throws IOException {
        generator.writeFieldName(name);
        generator.writeNumber(value.toPlainString());
    }

    void count(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
    }

    void count(String name, OptionalInt value) throws IOException {
        count(name, value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty());
    }

    void count(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            count(name, value.getAsLong());
        } else {
            generator.writeNullField(name);
        }
    }

    void counts(String name, List<Integer> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (int value : values) {
            generator.writeNumber(value);
        }
        generator.writeEndArray();
    }

    /** In the order of the keys, so that equal values give equal text. */
    void counts(String name, Map<String, Long> values) throws IOException {
        object(name, () -> {
            for (Map.Entry<String, Long> entry : new TreeMap<>(values).entrySet()) {
                count(entry.getKey(), entry.getValue());
            }
        });
    }

    /** A decimal number of seconds, exact to the nanosecond. */
    void seconds(String name, Duration value) throws IOException {
        generator.writeFieldName(name);
        generator.writeNumber(Seconds.of(value).toPlainString());
    }

    void seconds(String name, Optional<Duration> value) throws IOException {
        if (value.isPresent()) {
            seconds(name, value.get());
        } else {
            generator.writeNullField(name);
        }
    }
}
