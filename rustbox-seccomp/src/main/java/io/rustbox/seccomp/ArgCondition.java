package io.rustbox.seccomp;

import static java.util.Objects.requireNonNull;

/**
 * A test of one argument: {@code (argument & mask) relation value}, unsigned.
 *
 * <p>A filter sees registers, not memory: what a pointer points to can't be tested. The kernel looks at the low half
 * alone of arguments that are {@code int} in C; testing such an argument with {@link Width#BITS_64} lets a program
 * slip past by setting a bit that the kernel ignores.
 *
 * @param argument which argument, 0 to 5
 * @param width how much of the register counts
 * @param mask the bits that count; within the width
 * @param relation how the masked argument is compared
 * @param value what it is compared with; within the width, and for {@code EQUAL} and {@code NOT_EQUAL} within the mask
 */
public record ArgCondition(int argument, Width width, long mask, Relation relation, long value) {
    /** Arguments that a system call has at most. */
    public static final int ARGUMENTS = 6;

    /** How much of a 64-bit register is looked at. */
    public enum Width {
        /** The low half: arguments that C declares as {@code int}, {@code unsigned} or a type as small. */
        BITS_32(0xffffffffL),
        /** All of it: arguments that C declares as {@code long}, {@code size_t} or a pointer. */
        BITS_64(-1L);

        private final long bits;

        Width(long bits) {
            this.bits = bits;
        }

        /** {@return a mask of the bits that are looked at} */
        public long bits() {
            return bits;
        }
    }

    /** An unsigned comparison. */
    public enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    public ArgCondition {
        requireNonNull(width, "width");
        requireNonNull(relation, "relation");
        if (argument < 0 || argument >= ARGUMENTS) {
            throw new IllegalArgumentException("arguments are counted from 0 to 5, there is no " + argument);
        }
        requireWithin("mask", mask, "width", width.bits());
        requireWithin("value", value, "width", width.bits());
        if (relation == Relation.EQUAL || relation == Relation.NOT_EQUAL) {
            requireWithin("value", value, "mask", mask);
        }
    }

    private static void requireWithin(String name, long bits, String boundName, long bound) {
        if ((bits & ~bound) != 0) {
            throw new IllegalArgumentException(
                    "%s 0x%x has bits outside the %s 0x%x".formatted(name, bits, boundName, bound));
        }
    }

    /** {@return the test {@code argument relation value} of a whole 64-bit register} */
    public static ArgCondition of64(int argument, Relation relation, long value) {
        return new ArgCondition(argument, Width.BITS_64, Width.BITS_64.bits(), relation, value);
    }

    /** {@return the test {@code argument relation value} of an argument that is an {@code int} in C} */
    public static ArgCondition of32(int argument, Relation relation, int value) {
        return new ArgCondition(
                argument, Width.BITS_32, Width.BITS_32.bits(), relation, Integer.toUnsignedLong(value));
    }

    /** {@return the test {@code (argument & mask) == value} of an argument that is an {@code int} in C} */
    public static ArgCondition masked32(int argument, int mask, int value) {
        return new ArgCondition(argument, Width.BITS_32, Integer.toUnsignedLong(mask), Relation.EQUAL,
                Integer.toUnsignedLong(value));
    }
}
