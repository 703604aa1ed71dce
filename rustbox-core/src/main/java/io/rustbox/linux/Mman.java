package io.rustbox.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code <sys/mman.h>}: memory files and mappings. Every method returns a result or {@code -errno}. */
public final class Mman {
    public static final int PROT_READ = 1;
    public static final int PROT_WRITE = 2;
    public static final int PROT_EXEC = 4;
    public static final int MAP_PRIVATE = 0x02;
    public static final int MAP_ANONYMOUS = 0x20;

    public static final int MFD_CLOEXEC = 0x01;
    public static final int MFD_ALLOW_SEALING = 0x02;
    /** Since Linux 6.3; older kernels answer EINVAL. */
    public static final int MFD_EXEC = 0x10;

    private Mman() {}

    // int memfd_create(const char *name, unsigned int flags);
    public static int memfd_create(String name, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) Libc.syscall(Syscall.MEMFD_CREATE, arena.allocateFrom(name).address(), flags);
        }
    }

    // void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset);
    static long mmap(long length, int protection, int flags) {
        return Libc.syscall(Syscall.MMAP, 0, length, protection, flags, -1, 0);
    }

    // int mprotect(void *addr, size_t size, int prot);
    static int mprotect(MemorySegment mapping, int protection) {
        return (int) Libc.syscall(Syscall.MPROTECT, mapping.address(), mapping.byteSize(), protection);
    }
}
