package io.rustbox.seccomp;

import static io.rustbox.seccomp.JudgePolicy.calls;

import java.util.List;
import java.util.stream.Stream;

/** The calls of the judge policy that are made whatever their arguments; those that are looked at are elsewhere. */
final class JudgeAllowedCalls {
    /**
     * Reading, writing and arranging files: the mount table and the files' modes decide which. {@code fcntl} is looked at.
     */
    private static final List<String> FILES = calls("""
            read readv pread64 preadv preadv2  write writev pwrite64 pwritev pwritev2  lseek
            open openat openat2 creat close close_range  dup dup2 dup3 flock
            stat fstat lstat newfstatat statx statfs fstatfs  access faccessat faccessat2  readlink readlinkat
            getdents getdents64  getcwd chdir fchdir umask
            truncate ftruncate fallocate fadvise64 readahead fsync fdatasync sync_file_range
            rename renameat renameat2  link linkat symlink symlinkat unlink unlinkat  mkdir mkdirat rmdir
            chmod fchmod fchmodat fchmodat2  chown fchown lchown fchownat  utime utimes futimesat utimensat
            sendfile splice tee copy_file_range
            getxattr lgetxattr fgetxattr getxattrat listxattr llistxattr flistxattr listxattrat
            """);

    /** Address space. The mlock family is bounded by RLIMIT_MEMLOCK; pkey_* is what V8 protects its code with. */
    private static final List<String> MEMORY = calls("""
            brk mmap munmap mremap mprotect madvise msync mincore  memfd_create mseal map_shadow_stack
            mlock mlock2 munlock mlockall munlockall  pkey_alloc pkey_free pkey_mprotect  membarrier
            """);

    /**
     * Processes and threads; {@code clone} is looked at. A pidfd gives no right that a pid doesn't, pidfd_getfd is
     * killed. Programs may take themselves a session and groups of their own: the PID namespace or cgroup holds them
     * all the same.
     */
    private static final List<String> PROCESSES = calls("""
            fork vfork execve execveat exit exit_group wait4 waitid pidfd_open pidfd_send_signal
            set_tid_address set_robust_list rseq arch_prctl restart_syscall
            getpid getppid gettid getpgid getpgrp getsid setpgid setsid
            getuid geteuid getgid getegid getresuid getresgid getgroups capget
            """);

    /** Locks and waiting between threads. */
    private static final List<String> FUTEXES = calls("futex futex_waitv futex_wake futex_wait futex_requeue");

    /**
     * Scheduling and limits of one's own. Priorities and limits can only be lowered without CAP_SYS_NICE and
     * CAP_SYS_RESOURCE; {@code prlimit64} can reach other processes and is looked at.
     */
    private static final List<String> SCHEDULING = calls("""
            sched_yield sched_getaffinity sched_setaffinity sched_getparam sched_setparam sched_getscheduler
            sched_setscheduler sched_getattr sched_setattr sched_get_priority_max sched_get_priority_min
            sched_rr_get_interval getpriority setpriority getrlimit setrlimit getrusage getcpu
            """);

    /** Signals: the kernel lets a process reach those of its own uid, and its PID namespace holds only its own. */
    private static final List<String> SIGNALS = calls("""
            kill tkill tgkill rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait
            rt_sigqueueinfo rt_tgsigqueueinfo sigaltstack signalfd signalfd4 pause
            """);

    /** Clocks and timers; nothing sets a clock. */
    private static final List<String> TIME = calls("""
            clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times alarm getitimer setitimer
            timer_create timer_settime timer_gettime timer_getoverrun timer_delete
            timerfd_create timerfd_settime timerfd_gettime
            """);

    /** Waiting for descriptors, which event loops live on. */
    private static final List<String> EVENTS = calls("""
            poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
            eventfd eventfd2 pipe pipe2
            """);

    /** What can be done with a socket; which ones there can be is decided at {@code socket} and {@code socketpair}. */
    private static final List<String> SOCKETS = calls("""
            bind listen accept accept4 connect shutdown getsockname getpeername getsockopt setsockopt
            sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg
            """);

    /** System V and POSIX queues, semaphores and shared memory: an IPC namespace of the run's own holds them. */
    private static final List<String> IPC = calls("""
            shmget shmat shmdt shmctl  semget semop semtimedop semctl  msgget msgsnd msgrcv msgctl
            mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr
            """);

    /** Facts about the machine that the runtimes size themselves by, and random numbers. */
    private static final List<String> FACTS = calls("uname sysinfo getrandom");

    static final List<String> ALL = Stream.of(
            FILES, MEMORY, PROCESSES, FUTEXES, SCHEDULING, SIGNALS, TIME, EVENTS, SOCKETS, IPC, FACTS)
            .flatMap(List::stream)
            .toList();

    private JudgeAllowedCalls() {}
}
