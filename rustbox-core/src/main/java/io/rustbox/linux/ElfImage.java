package io.rustbox.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A static ELF executable around a few bytes of machine code, {@code <elf.h>}: headers, one loadable read-and-execute
 * segment and, if there are data, one that can be written; nothing else.
 */
public final class ElfImage {
    private static final int EHDR_SIZE = 64;
    private static final int PHDR_SIZE = 56;
    private static final long LOAD_ADDRESS = 0x400000;
    private static final short ET_EXEC = 2;
    private static final int PT_LOAD = 1;
    private static final int PF_X = 1;
    private static final int PF_W = 2;
    private static final int PF_R = 4;
    private static final long PAGE = 0x10000;

    /** Where data begin in the file; in memory at this distance from {@link #WRITABLE}, since pages are mapped whole. */
    private static final int DATA_OFFSET = 0x1000;
    private static final long WRITABLE = 0x600000;

    /** The address of the first byte of an image's data. */
    static final long DATA_ADDRESS = WRITABLE + DATA_OFFSET;

    /** Read once: later there may be no descriptor left to read it with, or another jar in the place of ours. */
    private static final byte[] KEEPER = of(MachineCode.load("keeper", Arch.current()), Arch.current());

    private ElfImage() {}

    /** {@return the image of the keeper, PID 1 of a sandbox} */
    public static byte[] keeper() {
        return KEEPER.clone();
    }

    static byte[] of(byte[] code, Arch arch) {
        int size = EHDR_SIZE + PHDR_SIZE + code.length;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        header(elf, 1, arch);
        segment(elf, PF_R | PF_X, 0, LOAD_ADDRESS, size, size);
        return elf.put(code).array();
    }

    /** {@return an image whose memory has {@code data} at {@link #DATA_ADDRESS}, and {@code room} zeroes behind them} */
    static byte[] of(byte[] code, byte[] data, int room, Arch arch) {
        int codeSize = EHDR_SIZE + 2 * PHDR_SIZE + code.length;
        if (codeSize > DATA_OFFSET) {
            throw new IllegalArgumentException("code of " + code.length + " bytes reaches into the data");
        }
        ByteBuffer elf = ByteBuffer.allocate(DATA_OFFSET + data.length).order(ByteOrder.LITTLE_ENDIAN);
        header(elf, 2, arch);
        segment(elf, PF_R | PF_X, 0, LOAD_ADDRESS, codeSize, codeSize);
        segment(elf, PF_R | PF_W, DATA_OFFSET, DATA_ADDRESS, data.length, (long) data.length + room);
        return elf.put(code).position(DATA_OFFSET).put(data).array();
    }

    private static void header(ByteBuffer elf, int segments, Arch arch) {
        elf.put(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        elf.putShort(ET_EXEC).putShort((short) arch.elfMachine()).putInt(1);
        elf.putLong(LOAD_ADDRESS + EHDR_SIZE + (long) segments * PHDR_SIZE); // e_entry
        elf.putLong(EHDR_SIZE).putLong(0).putInt(0); // e_phoff, e_shoff, e_flags
        elf.putShort((short) EHDR_SIZE).putShort((short) PHDR_SIZE).putShort((short) segments);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    }

    private static void segment(ByteBuffer elf, int flags, long offset, long address, long fileSize, long memorySize) {
        elf.putInt(PT_LOAD).putInt(flags);
        elf.putLong(offset).putLong(address).putLong(address);
        elf.putLong(fileSize).putLong(memorySize).putLong(PAGE);
    }
}
