package io.rustbox.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code <linux/stat.h>}: statx(2), whose structure is the same on every architecture. */
public final class Stat {
    // struct statx { __u32 stx_mask, stx_blksize; __u64 stx_attributes; __u32 stx_nlink, stx_uid, stx_gid; __u16 stx_mode; … };
    private static final long STATX_SIZE = 256;
    private static final long STX_NLINK = 16;
    private static final long STX_MODE = 28;
    private static final int STATX_TYPE = 0x1;
    private static final int STATX_NLINK = 0x4;
    private static final int S_IFMT = 0170000;
    private static final int S_IFREG = 0100000;

    private Stat() {}

    /** {@return whether {@code fd} is a regular file} */
    public static boolean isRegularFile(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(STATX_SIZE, Long.BYTES);
            return statx(fd, arena, buffer) == 0 && isRegular(buffer);
        }
    }

    /** {@return whether {@code fd} is a regular file that has no other name}. */
    public static boolean isRegularFileWithOneName(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(STATX_SIZE, Long.BYTES);
            return statx(fd, arena, buffer) == 0 && isRegular(buffer) && buffer.get(JAVA_INT, STX_NLINK) == 1;
        }
    }

    private static boolean isRegular(MemorySegment statx) {
        return (statx.get(JAVA_SHORT, STX_MODE) & S_IFMT) == S_IFREG;
    }

    // int statx(int dirfd, const char *pathname, int flags, unsigned int mask, struct statx *statxbuf);
    private static long statx(int fd, Arena arena, MemorySegment buffer) {
        return Libc.syscall(Syscall.STATX, fd, arena.allocateFrom("").address(), Fcntl.AT_EMPTY_PATH,
                STATX_TYPE | STATX_NLINK, buffer.address(), 0);
    }
}
