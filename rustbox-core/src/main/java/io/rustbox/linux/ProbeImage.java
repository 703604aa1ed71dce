package io.rustbox.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A static executable that makes a list of system calls and writes on its standard output what the kernel answered: a
 * probe that needs no compiler and no interpreter where it runs. The layout below is that of {@code probe-*.s}.
 *
 * <p>What it writes is a sequence of pairs of 64-bit words, little endian: the result of a row that tells, and its tag.
 */
public final class ProbeImage {
    /** In the place of a call's number: adds the second argument to the word at the first; the result is the sum. */
    public static final long ADD = -1;

    /**
     * In the place of a call's number: makes a 32-bit call, whose number and three arguments are the row's first four.
     * ENOSYS on aarch64, whose 64-bit programs have no such gate.
     */
    public static final long CALL32 = -2;

    /** As the row that follows: none, the probe exits with status 0. */
    public static final int END = -1;

    /** The greatest number of arguments of a call. */
    public static final int ARGUMENTS = 6;

    private static final int ROW_SIZE = 104;
    private static final long TELL = 1 << 6;

    /** Whether a row's result is written. */
    public enum Told {
        NO,
        YES
    }

    /**
     * One call.
     *
     * @param arguments six words
     * @param indirect which of them, bit by bit, are addresses of their values
     * @param tag written beside the result
     * @param negative the index of the row that follows a negative result, or {@link #END}
     */
    public record Row(
            long number, List<Long> arguments, int indirect, Told told, long tag, int negative, int zero,
            int positive) {
        public Row {
            arguments = List.copyOf(arguments);
            if (arguments.size() != ARGUMENTS) {
                throw new IllegalArgumentException("a row has six arguments, not " + arguments.size());
            }
        }
    }

    private ProbeImage() {}

    /** {@return the address at which the result of row {@code index} stands once it has been made} */
    public static long resultAddress(int index) {
        return rowAddress(index) + 64;
    }

    /** {@return the address of byte {@code offset} of the memory behind {@code rows} rows} */
    public static long memoryAddress(int rows, int offset) {
        return rowAddress(rows) + offset;
    }

    /**
     * {@return the executable}
     *
     * @param memory what stands behind the rows
     * @param room bytes of zeroes behind that
     */
    public static byte[] of(List<Row> rows, byte[] memory, int room, Arch arch) {
        ByteBuffer data = ByteBuffer.allocate(rows.size() * ROW_SIZE + memory.length).order(ByteOrder.LITTLE_ENDIAN);
        for (Row row : rows) {
            data.putLong(row.number());
            row.arguments().forEach(data::putLong);
            data.putLong(row.indirect() | switch (row.told()) {
                case NO -> 0;
                case YES -> TELL;
            });
            data.putLong(0).putLong(row.tag());
            data.putLong(next(row.negative())).putLong(next(row.zero())).putLong(next(row.positive()));
        }
        data.put(memory);
        return ElfImage.of(MachineCode.load("probe", arch), data.array(), room, arch);
    }

    private static long next(int index) {
        return index == END ? 0 : rowAddress(index);
    }

    private static long rowAddress(int index) {
        return ElfImage.DATA_ADDRESS + (long) index * ROW_SIZE;
    }
}
