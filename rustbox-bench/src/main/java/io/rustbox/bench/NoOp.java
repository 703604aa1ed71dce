package io.rustbox.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/**
 * The program that does nothing, {@code exit_group(0)}, as a static ELF executable: what a launch of it takes is the launch
 * alone.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5)</a>
 */
public final class NoOp {
    private static final int EHDR_SIZE = 64;
    private static final int PHDR_SIZE = 56;
    private static final long LOAD_ADDRESS = 0x400000;
    private static final int ALIGNMENT = 0x10000;
    private static final byte[] IDENTIFICATION = HexFormat.of().parseHex("7f454c46020101" + "00".repeat(9));

    private NoOp() {}

    /** Writes it into a new file that everybody may execute. */
    static Path create() throws IOException {
        return writeTo(Files.createTempFile("noop", ""));
    }

    /** Writes it into {@code file}, which everybody may execute then; {@return file} */
    public static Path writeTo(Path file) throws IOException {
        Files.write(file, elf());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static byte[] elf() {
        boolean x86 = System.getProperty("os.arch").equals("amd64");
        // mov $231, %eax; xor %edi, %edi; syscall    and    mov x0, #0; mov x8, #94; svc #0
        byte[] code = HexFormat.of().parseHex(x86 ? "b8e700000031ff0f05" : "000080d2c80b80d2010000d4");
        int machine = x86 ? 62 : 183; // EM_X86_64, EM_AARCH64
        int size = EHDR_SIZE + PHDR_SIZE + code.length;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(IDENTIFICATION);
        elf.putShort((short) 2).putShort((short) machine).putInt(1); // ET_EXEC, EV_CURRENT
        elf.putLong(LOAD_ADDRESS + EHDR_SIZE + PHDR_SIZE).putLong(EHDR_SIZE).putLong(0).putInt(0);
        elf.putShort((short) EHDR_SIZE).putShort((short) PHDR_SIZE).putShort((short) 1);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        elf.putInt(1).putInt(5).putLong(0); // PT_LOAD, PF_R|PF_X, from the beginning
        elf.putLong(LOAD_ADDRESS).putLong(LOAD_ADDRESS).putLong(size).putLong(size).putLong(ALIGNMENT);
        return elf.put(code).array();
    }
}
