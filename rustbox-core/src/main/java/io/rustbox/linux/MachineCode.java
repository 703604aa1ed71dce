package io.rustbox.linux;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Our few hundred bytes of machine code. Their source is in {@code src/main/asm}; a test assembles and compares it. */
final class MachineCode {
    private MachineCode() {}

    /** {@return the code called {@code name} for {@code arch}, as bytes} */
    static byte[] load(String name, Arch arch) {
        String resource = name + "-" + arch.spelling() + ".hex";
        try (InputStream stream = MachineCode.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new AssertionError("the jar lacks " + resource);
            }
            String hex = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the address of {@code code} in a mapping of its own, which stays for the life of the JVM} */
    static long map(byte[] code) {
        long address = Mman.mmap(code.length, Mman.PROT_READ | Mman.PROT_WRITE, Mman.MAP_PRIVATE | Mman.MAP_ANONYMOUS);
        if (address < 0 && address > -4096) {
            throw new AssertionError("mmap(2) of " + code.length + " bytes: errno " + -address);
        }
        MemorySegment mapping = Linking.mapped(address, code.length);
        mapping.copyFrom(MemorySegment.ofArray(code));
        int result = Mman.mprotect(mapping, Mman.PROT_READ | Mman.PROT_EXEC);
        if (result != 0) {
            throw new AssertionError("mprotect(2) PROT_EXEC: errno " + -result
                    + "; rustbox needs to map its launch code executable (SELinux execmem?)");
        }
        return address;
    }
}
