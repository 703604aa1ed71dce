package io.rustbox.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A static ELF executable around a few bytes of machine code, {@code <elf.h>}: one header, one loadable read-and-execute
 * segment, nothing else.
 */
public final class ElfImage {
    private static final int EHDR_SIZE = 64;
    private static final int PHDR_SIZE = 56;
    private static final long LOAD_ADDRESS = 0x400000;
    private static final short ET_EXEC = 2;
    private static final int PT_LOAD = 1;
    private static final int PF_X = 1;
    private static final int PF_R = 4;
    private static final long PAGE = 0x10000;

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
        elf.put(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        elf.putShort(ET_EXEC).putShort((short) arch.elfMachine()).putInt(1);
        elf.putLong(LOAD_ADDRESS + EHDR_SIZE + PHDR_SIZE); // e_entry
        elf.putLong(EHDR_SIZE).putLong(0).putInt(0); // e_phoff, e_shoff, e_flags
        elf.putShort((short) EHDR_SIZE).putShort((short) PHDR_SIZE).putShort((short) 1);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        elf.putInt(PT_LOAD).putInt(PF_R | PF_X);
        elf.putLong(0).putLong(LOAD_ADDRESS).putLong(LOAD_ADDRESS);
        elf.putLong(size).putLong(size).putLong(PAGE);
        return elf.put(code).array();
    }
}
