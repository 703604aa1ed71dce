package io.rustbox.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code <unistd.h>}: descriptors, reading and writing. Every method returns the result or {@code -errno}. */
public final class Unistd {
    private Unistd() {}

    // int close(int fd);
    public static int close(int fd) {
        return (int) Libc.syscall(Syscall.CLOSE, fd);
    }

    // ssize_t read(int fd, void *buf, size_t count);
    public static long read(int fd, MemorySegment buffer) {
        return Libc.syscall(Syscall.READ, fd, buffer.address(), buffer.byteSize());
    }

    // ssize_t write(int fd, const void *buf, size_t count);
    public static long write(int fd, MemorySegment buffer) {
        return Libc.syscall(Syscall.WRITE, fd, buffer.address(), buffer.byteSize());
    }

    // int pipe2(int pipefd[2], int flags);
    /** Puts the read end at index 0 of {@code ends} and the write end at index 1. */
    public static int pipe2(int[] ends, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pair = arena.allocate(8, 4);
            int result = (int) Libc.syscall(Syscall.PIPE2, pair.address(), flags);
            MemorySegment.copy(pair, java.lang.foreign.ValueLayout.JAVA_INT, 0, ends, 0, 2);
            return result;
        }
    }

    // int eventfd2(unsigned int initval, int flags);
    public static int eventfd(int initial, int flags) {
        return (int) Libc.syscall(Syscall.EVENTFD2, initial, flags);
    }

    // uid_t geteuid(void);
    public static int geteuid() {
        return (int) Libc.syscall(Syscall.GETEUID, 0);
    }

    // int fchown(int fd, uid_t owner, gid_t group);
    public static int fchown(int fd, int uid, int gid) {
        return (int) Libc.syscall(Syscall.FCHOWN, fd, uid, gid);
    }

    // int ftruncate(int fd, off_t length);
    public static int ftruncate(int fd, long length) {
        return (int) Libc.syscall(Syscall.FTRUNCATE, fd, length);
    }
}
