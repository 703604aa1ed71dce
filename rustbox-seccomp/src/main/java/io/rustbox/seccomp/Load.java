package io.rustbox.seccomp;

import io.rustbox.seccomp.bpf.Assembler;
import java.util.Optional;

/**
 * What a test of an argument has in the accumulator: one half of the register, masked.
 *
 * @param offset in {@code struct seccomp_data}
 */
record Load(int offset, int mask) {
    private static final int ALL_BITS = -1;

    static Load low(ArgCondition condition) {
        return new Load(SeccompData.lowHalf(condition.argument()), (int) condition.mask());
    }

    static Load high(ArgCondition condition) {
        return new Load(SeccompData.highHalf(condition.argument()), high(condition.mask()));
    }

    /** {@return what the accumulator holds after {@code condition} was tested, if it needs one load, whatever came of it} */
    static Optional<Load> only(ArgCondition condition) {
        boolean lowHalfAlone =
                switch (condition.relation()) {
                    case EQUAL, NOT_EQUAL -> high(condition.mask()) == 0;
                    case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                        condition.width() == ArgCondition.Width.BITS_32;
                };
        return lowHalfAlone ? Optional.of(low(condition)) : Optional.empty();
    }

    void emit(Assembler assembler) {
        assembler.load(offset);
        if (mask != ALL_BITS) {
            assembler.and(mask);
        }
    }

    static int high(long bits) {
        return (int) (bits >>> Integer.SIZE);
    }
}
