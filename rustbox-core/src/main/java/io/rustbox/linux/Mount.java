package io.rustbox.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code <sys/mount.h>} and {@code <linux/mount.h>}. Every method returns a result or {@code -errno}. */
public final class Mount {
    public static final long MS_RDONLY = 1;
    public static final long MS_NOSUID = 2;
    public static final long MS_NODEV = 4;
    public static final long MS_NOEXEC = 8;
    public static final long MS_REMOUNT = 32;
    public static final long MS_BIND = 4096;
    public static final long MS_REC = 16384;
    public static final long MS_PRIVATE = 1 << 18;
    public static final long MNT_DETACH = 2;

    public static final int FSOPEN_CLOEXEC = 1;
    public static final int FSMOUNT_CLOEXEC = 1;
    public static final int FSCONFIG_SET_STRING = 1;
    public static final int FSCONFIG_CMD_CREATE = 6;

    public static final int OPEN_TREE_CLONE = 1;
    public static final int OPEN_TREE_CLOEXEC = Fcntl.O_CLOEXEC;
    public static final int MOVE_MOUNT_F_EMPTY_PATH = 4;

    public static final int MOUNT_ATTR_RDONLY = 1;
    public static final int MOUNT_ATTR_NOSUID = 2;
    public static final int MOUNT_ATTR_NODEV = 4;
    public static final int MOUNT_ATTR_NOEXEC = 8;

    /** struct mount_attr { __u64 attr_set; __u64 attr_clr; __u64 propagation; __u64 userns_fd; }; */
    public static final int MOUNT_ATTR_SIZE_VER0 = 32;

    private Mount() {}

    // int fsopen(const char *fsname, unsigned int flags);
    public static int fsopen(MemorySegment type, int flags) {
        return (int) Libc.syscall(Syscall.FSOPEN, type.address(), flags);
    }

    // int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux);
    public static int fsconfig(int fd, MemorySegment key, MemorySegment value) {
        return (int) Libc.syscall(Syscall.FSCONFIG, fd, FSCONFIG_SET_STRING, key.address(), value.address());
    }

    /** {@code fsconfig} with {@code FSCONFIG_CMD_CREATE}. */
    public static int fsconfigCreate(int fd) {
        return (int) Libc.syscall(Syscall.FSCONFIG, fd, FSCONFIG_CMD_CREATE);
    }

    // int open_tree(int dirfd, const char *pathname, unsigned int flags);
    public static int open_tree(int directory, String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) Libc.syscall(Syscall.OPEN_TREE, directory, arena.allocateFrom(path).address(), flags);
        }
    }

    // int mount_setattr(int dirfd, const char *pathname, unsigned int flags, struct mount_attr *attr, size_t size);
    /** Sets {@code attributes} on the mount that {@code tree} is the root of. */
    public static int mount_setattr(int tree, long attributes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(MOUNT_ATTR_SIZE_VER0, Long.BYTES);
            attr.set(ValueLayout.JAVA_LONG, 0, attributes);
            return (int) Libc.syscall(Syscall.MOUNT_SETATTR, tree, arena.allocateFrom("").address(),
                    Fcntl.AT_EMPTY_PATH, attr.address(), MOUNT_ATTR_SIZE_VER0, 0);
        }
    }

    // int fsmount(int fd, unsigned int flags, unsigned int mount_attrs);
    public static int fsmount(int fd, int flags, int attributes) {
        return (int) Libc.syscall(Syscall.FSMOUNT, fd, flags, attributes);
    }
}
