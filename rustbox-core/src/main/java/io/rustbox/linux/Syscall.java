package io.rustbox.linux;

import java.util.Locale;

/**
 * The system calls that this project makes, with their numbers: x86-64 from {@code asm/unistd_64.h}, aarch64 from
 * {@code asm-generic/unistd.h}.
 */
public enum Syscall {
    // name(x86-64, aarch64)
    READ(0, 63),
    WRITE(1, 64),
    CLOSE(3, 57),
    OPENAT(257, 56),
    PIPE2(293, 59),
    DUP3(292, 24),
    FCNTL(72, 25),
    FTRUNCATE(77, 46),
    MMAP(9, 222),
    MPROTECT(10, 226),
    MUNMAP(11, 215),
    MEMFD_CREATE(319, 279),
    STATX(332, 291),
    SCHED_GETAFFINITY(204, 123),
    CLONE(56, 220),
    CLONE3(435, 435),
    EXECVE(59, 221),
    EXECVEAT(322, 281),
    WAITID(247, 95),
    KILL(62, 129),
    GETPID(39, 172),
    GETPPID(110, 173),
    SETSID(112, 157),
    PIDFD_OPEN(434, 434),
    PIDFD_SEND_SIGNAL(424, 424),
    PPOLL(271, 73),
    EVENTFD2(290, 19),
    CLOCK_GETTIME(228, 113),
    RT_SIGACTION(13, 134),
    RT_SIGPROCMASK(14, 135),
    PRCTL(157, 167),
    SECCOMP(317, 277),
    CAPGET(125, 90),
    CAPSET(126, 91),
    GETEUID(107, 175),
    GETRESUID(118, 148),
    GETRESGID(120, 150),
    SETRESUID(117, 147),
    SETRESGID(119, 149),
    GETGROUPS(115, 158),
    SETGROUPS(116, 159),
    PRLIMIT64(302, 261),
    GETPRIORITY(140, 141),
    CLOSE_RANGE(436, 436),
    UMASK(95, 166),
    CHDIR(80, 49),
    FCHDIR(81, 50),
    FCHOWN(93, 55),
    UNSHARE(272, 97),
    SETNS(308, 268),
    SOCKETPAIR(53, 199),
    SENDMSG(46, 211),
    RECVMSG(47, 212),
    SETHOSTNAME(170, 161),
    SETDOMAINNAME(171, 162),
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    PIVOT_ROOT(155, 41),
    OPEN_TREE(428, 428),
    MOVE_MOUNT(429, 429),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    MOUNT_SETATTR(442, 442),
    MKDIRAT(258, 34),
    MKNODAT(259, 33),
    SYMLINKAT(266, 36),
    READLINKAT(267, 78),
    OPENAT2(437, 437);

    private final int x86_64;
    private final int aarch64;

    Syscall(int x86_64, int aarch64) {
        this.x86_64 = x86_64;
        this.aarch64 = aarch64;
    }

    public int number(Arch arch) {
        return switch (arch) {
            case X86_64 -> x86_64;
            case AARCH64 -> aarch64;
        };
    }

    /** {@return the kernel's spelling, {@code mount_setattr}} */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
