package io.rustbox.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code <fcntl.h>} and {@code <linux/openat2.h>}: opening files. Every method returns a result or {@code -errno}. */
public final class Fcntl {
    public static final int AT_FDCWD = -100;
    public static final int AT_EMPTY_PATH = 0x1000;
    public static final int AT_RECURSIVE = 0x8000;

    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_CREAT = 0100;
    public static final int O_EXCL = 0200;
    public static final int O_NONBLOCK = 04000;
    public static final int O_CLOEXEC = 02000000;
    public static final int O_PATH = 010000000;

    public static final int F_SETFL = 4;
    public static final int F_SETLEASE = 1024;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int F_ADD_SEALS = 1033;
    public static final int F_SEAL_SEAL = 1;
    public static final int F_SEAL_SHRINK = 2;
    public static final int F_SEAL_GROW = 4;
    public static final int F_SEAL_WRITE = 8;

    // <bits/fcntl-linux.h>
    public static final int F_RDLCK = 0;
    public static final int F_UNLCK = 2;

    // <linux/close_range.h>
    public static final int CLOSE_RANGE_CLOEXEC = 4;

    // <linux/openat2.h>
    public static final long RESOLVE_NO_MAGICLINKS = 0x02;
    public static final long RESOLVE_NO_SYMLINKS = 0x04;
    public static final long RESOLVE_BENEATH = 0x08;

    // struct open_how { __u64 flags; __u64 mode; __u64 resolve; };
    private static final long OPEN_HOW_SIZE = 24;

    private Fcntl() {}

    // int openat(int dirfd, const char *pathname, int flags, mode_t mode);
    public static int openat(int directory, String path, int flags, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) Libc.syscall(
                    Syscall.OPENAT, directory, arena.allocateFrom(path).address(), flags, mode);
        }
    }

    // long openat2(int dirfd, const char *pathname, struct open_how *how, size_t size);
    public static int openat2(int directory, String path, int flags, int mode, long resolve) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(OPEN_HOW_SIZE, 8);
            how.setAtIndex(ValueLayout.JAVA_LONG, 0, flags);
            how.setAtIndex(ValueLayout.JAVA_LONG, 1, mode);
            how.setAtIndex(ValueLayout.JAVA_LONG, 2, resolve);
            return (int) Libc.syscall(
                    Syscall.OPENAT2, directory, arena.allocateFrom(path).address(), how.address(), OPEN_HOW_SIZE);
        }
    }

    // int mkdirat(int dirfd, const char *pathname, mode_t mode);
    public static int mkdirat(int directory, String path, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) Libc.syscall(
                    Syscall.MKDIRAT, directory, arena.allocateFrom(path).address(), mode);
        }
    }

    // int fcntl(int fd, int cmd, ... /* arg */ );
    public static int fcntl(int fd, int command, long argument) {
        return (int) Libc.syscall(Syscall.FCNTL, fd, command, argument);
    }
}
