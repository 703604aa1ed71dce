package io.rustbox.selftest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** An argument of a step. */
sealed interface Operand {
    /** A number. */
    record Value(long number) implements Operand {}

    /**
     * An address in the memory that a script has: the same name is the same place.
     *
     * @param content what stands there at the start
     * @param offset added to the address
     */
    record Memory(String name, byte[] content, int offset) implements Operand {
        /** {@return a place {@code bytes} behind this one} */
        Memory plus(int bytes) {
            return new Memory(name, content, offset + bytes);
        }

        /** {@return the word that stands there when the step is made} */
        WordAt word() {
            return new WordAt(this);
        }
    }

    /** The 64-bit word that stands at a place when the step is made. */
    record WordAt(Memory place) implements Operand {}

    /** What an earlier step answered. */
    record ResultOf(String label) implements Operand {}

    /** The address at which an earlier step's answer stands. */
    record ResultAddress(String label) implements Operand {}

    static Value value(long number) {
        return new Value(number);
    }

    static Memory text(String text) {
        return new Memory("text " + text, (text + "\0").getBytes(StandardCharsets.UTF_8), 0);
    }

    static Memory words(String name, long... values) {
        ByteBuffer content = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            content.putLong(value);
        }
        return new Memory(name, content.array(), 0);
    }

    /** {@return room for {@code size} bytes, zero at the start} */
    static Memory room(String name, int size) {
        return new Memory(name, new byte[size], 0);
    }

    static ResultOf result(String label) {
        return new ResultOf(label);
    }
}
