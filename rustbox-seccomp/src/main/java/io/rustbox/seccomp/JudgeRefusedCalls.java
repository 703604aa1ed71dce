package io.rustbox.seccomp;

import static io.rustbox.seccomp.JudgePolicy.calls;

import io.rustbox.seccomp.SyscallAction.Errno;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The calls of the judge policy that are never made. */
final class JudgeRefusedCalls {
    /**
     * clone3: its flags lie in memory, where a filter can't look; libc falls back to clone, whose flags are a register.
     * seccomp: a second filter could hide what the first one answers, and no judged program needs one.
     * io_uring_setup: libuv asks for a ring whenever a loop starts, and does without; killing it would kill Node.js.
     * fanotify_init: TypeScript's compiler asks at its start whether it could watch files, and does without. Nobody can
     * have got what fanotify_mark needs, so that is killed.
     * inotify_init and its kin: /usr is the host's, so a watch would tell what the host and other sandboxes run, and when.
     * io_setup and its kin: asynchronous I/O of the old kind, unused by runtimes.
     * statmount, listmount: questions that newer tools ask and older kernels didn't answer.
     * name_to_handle_at: tools ask it for an inode's identity; the dangerous half, open_by_handle_at, is killed.
     */
    private static final List<String> AS_ON_OLDER_KERNELS = calls("""
            clone3 seccomp io_uring_setup fanotify_init inotify_init inotify_init1 inotify_add_watch inotify_rm_watch
            io_setup io_submit io_getevents io_pgetevents io_cancel io_destroy
            statmount listmount name_to_handle_at landlock_create_ruleset landlock_add_rule landlock_restrict_self
            """);

    /** Changes of identity: what a process without capabilities is told, also where the sandbox couldn't drop them. */
    private static final List<String> IDENTITY = calls("""
            setuid setgid setreuid setregid setresuid setresgid setfsuid setfsgid setgroups capset
            """);

    /** Setting extended attributes: EOPNOTSUPP is what file systems without them say, and what copying tools expect. */
    private static final List<String> ATTRIBUTES = calls("""
            setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr removexattrat
            """);

    /** Calls that fail, by the error they fail with. */
    static final Map<Errno, List<String>> ERRNOS = Map.of(
            JudgePolicy.ENOSYS, AS_ON_OLDER_KERNELS,
            JudgePolicy.EPERM, IDENTITY,
            JudgePolicy.EOPNOTSUPP, ATTRIBUTES);

    /**
     * Reading or steering other processes. LeakSanitizer traces its own process at exit and waits for ever when that is
     * killed: programs built with it need {@code ASAN_OPTIONS=detect_leaks=0}.
     */
    private static final List<String> OTHER_PROCESSES = calls("""
            ptrace process_vm_readv process_vm_writev process_madvise pidfd_getfd kcmp perf_event_open
            """);

    /** Leaving or rearranging the root, and opening files past it. */
    private static final List<String> MOUNTS = calls("""
            mount umount2 pivot_root chroot move_mount open_tree open_tree_attr fsopen fsconfig fsmount fspick
            mount_setattr open_by_handle_at fanotify_mark quotactl quotactl_fd swapon swapoff acct
            """);

    /** Entering or making namespaces; {@code clone} with such flags is looked at. */
    private static final List<String> NAMESPACES = calls("unshare setns");

    /**
     * Code in the kernel, and parts of it where most ways to take it over were found. io_uring_enter and
     * io_uring_register need a ring, which nobody can have got.
     */
    private static final List<String> KERNEL = calls("""
            bpf userfaultfd io_uring_enter io_uring_register keyctl add_key request_key
            init_module finit_module delete_module kexec_load kexec_file_load
            """);

    /** The machine itself: clocks, name, power, ports, console, log. modify_ldt serves 16-bit programs alone. */
    private static final List<String> MACHINE = calls("""
            reboot settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname
            iopl ioperm modify_ldt vhangup syslog
            """);

    /** Calls that only an attack makes: they end the process with SIGSYS, so that the verdict can name them. */
    static final List<String> KILLED = Stream.of(OTHER_PROCESSES, MOUNTS, NAMESPACES, KERNEL, MACHINE)
            .flatMap(List::stream)
            .toList();

    private JudgeRefusedCalls() {}
}
