package io.rustbox.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One argument of a row. {@link #text} is how a person reads it. */
public sealed interface Argument {
    String text();

    /** A number known beforehand. */
    record Number(long value, String text) implements Argument {}

    /** The address of a block, or of a place in it. */
    record Address(Block block, int offset, String text) implements Argument {}

    /** The 64-bit value found at {@code offset} of a block when the row is replayed. */
    record Loaded(Block block, int offset, String text) implements Argument {}

    /** The result of the earlier row of that index. */
    record ResultOf(int row, String text) implements Argument {}

    /** A value that each run brings along. */
    record Given(Slot slot) implements Argument {
        @Override
        public String text() {
            return slot.text();
        }
    }

    static Argument number(long value) {
        return new Number(value, Long.toString(value));
    }

    static Argument flags(long value, String text) {
        return new Number(value, text);
    }

    static Argument none() {
        return new Number(0, "NULL");
    }

    /** {@return the address of {@code text} as a NUL-terminated string} */
    static Argument string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] terminated = Arrays.copyOf(bytes, bytes.length + 1);
        return address(Block.of(terminated), "\"" + text + "\"");
    }

    static Argument address(Block block, String text) {
        return new Address(block, 0, text);
    }

    static Argument given(Slot slot) {
        return new Given(slot);
    }
}
