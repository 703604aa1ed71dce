package io.rustbox.launch;

import io.rustbox.SetupException;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.Mman;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Unistd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Bytes as a file that nobody can change: memfd_create(2) with every seal. */
final class MemoryFile {
    private static final int ALL_SEALS =
            Fcntl.F_SEAL_SEAL | Fcntl.F_SEAL_SHRINK | Fcntl.F_SEAL_GROW | Fcntl.F_SEAL_WRITE;
    private static final int CHUNK = 1 << 20;

    private MemoryFile() {}

    /** {@return a read-only descriptor on {@code content}, at its beginning} */
    static OwnedFd readOnly(String name, byte[] content) throws SetupException {
        int flags = Mman.MFD_CLOEXEC | Mman.MFD_ALLOW_SEALING;
        try (OwnedFd memory = KernelCall.descriptor(
                "make " + name, "memfd_create(\"" + name + "\")", Mman.memfd_create(name, flags))) {
            fillAndSeal(memory, content);
            String path = "/proc/self/fd/" + memory.number();
            int fd = Fcntl.openat(Fcntl.AT_FDCWD, path, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, 0);
            return KernelCall.descriptor("open " + name, () -> "openat(\"" + path + "\", O_RDONLY)", fd);
        }
    }

    static void fillAndSeal(OwnedFd memory, byte[] content) throws SetupException {
        write("fill memory file", memory, content);
        KernelCall.check("seal memory file", "fcntl(F_ADD_SEALS)",
                Fcntl.fcntl(memory.number(), Fcntl.F_ADD_SEALS, ALL_SEALS));
    }

    /** Writes all of {@code content} at the present position. */
    static void write(String step, OwnedFd file, byte[] content) throws SetupException {
        if (content.length == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment chunk = arena.allocate(Math.min(content.length, CHUNK));
            int written = 0;
            while (written < content.length) {
                int length = (int) Math.min(chunk.byteSize(), content.length - written);
                MemorySegment.copy(content, written, chunk, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, length);
                long result = Unistd.write(file.number(), chunk.asSlice(0, length));
                written += KernelCall.count(step, "write(" + length + " bytes)", result);
            }
        }
    }
}
