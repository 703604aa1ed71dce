package io.rustbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.seccomp.SyscallAction.Allow;
import io.rustbox.seccomp.SyscallAction.Errno;
import io.rustbox.seccomp.SyscallAction.KillProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgePolicyTest {
    private static final SyscallAction ALLOW = new Allow();
    private static final SyscallAction KILL = new KillProcess();

    /** What runtimes try and do without; each was seen to go on after ENOSYS. */
    private static final Set<String> DONE_WITHOUT = Set.of("clone3", "get_mempolicy", "set_mempolicy",
            "inotify_init1", "inotify_add_watch", "inotify_rm_watch");
    private static final long AF_UNIX = 1;

    @ParameterizedTest
    @ValueSource(strings = {"python", "node", "java", "javac", "gcc", "gpp", "c", "cpp", "rustc", "rust"})
    void judge_callsThatRuntimesWereSeenToMake_areAllowed(String runtime) throws IOException {
        List<String> lines = observed(runtime);

        assertThat(lines).hasSizeGreaterThan(20);
        for (String line : lines) {
            String[] words = line.split(" ");
            long[] args = Arrays.stream(words).skip(1).mapToLong(Long::decode).toArray();
            assertThat(judge(Arch.X86_64, words[0], args)).as(line).hasValue(answer(words[0], args));
        }
    }

    /** Internet sockets are among what runtimes look for, and do without. */
    private static SyscallAction answer(String syscall, long[] args) {
        if (syscall.equals("socket") && args[0] != AF_UNIX) {
            return new Errno(97);
        }
        return DONE_WITHOUT.contains(syscall) ? new Errno(38) : ALLOW;
    }

    @ParameterizedTest
    @EnumSource
    void judge_attackCalls_kill(Arch arch) {
        List<String> attacks = List.of("ptrace", "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree",
                "open_tree_attr", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "unshare", "setns", "bpf",
                "perf_event_open", "keyctl", "add_key", "request_key", "kexec_load", "kexec_file_load", "init_module",
                "finit_module", "delete_module", "userfaultfd", "process_vm_readv", "process_vm_writev",
                "process_madvise", "pidfd_getfd", "kcmp", "io_uring_enter", "io_uring_register", "reboot", "swapon",
                "swapoff", "acct", "quotactl", "quotactl_fd", "settimeofday", "clock_settime", "clock_adjtime",
                "adjtimex", "sethostname", "setdomainname", "open_by_handle_at", "fanotify_mark", "syslog", "vhangup");

        for (String attack : attacks) {
            assertThat(judge(arch, attack)).as(attack).hasValue(KILL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iopl", "ioperm", "modify_ldt"})
    void judge_attackCallsOfX86Alone_kill(String attack) {
        assertThat(judge(Arch.X86_64, attack)).hasValue(KILL);
        assertThat(judge(Arch.AARCH64, attack)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone3", "seccomp", "io_uring_setup", "fanotify_init", "inotify_init1",
        "inotify_add_watch", "statmount", "landlock_create_ruleset",
        "vmsplice", "mbind", "memfd_secret", "sync", "lsm_set_self_attr", "cachestat"})
    void judge_probesAndUnlisted_areUnknown(String name) {
        for (Arch arch : Arch.values()) {
            assertThat(judge(arch, name)).hasValue(new Errno(38));
        }
    }

    @ParameterizedTest
    @EnumSource
    void judge_callsBetweenInstallingAndExec_areAllowed(Arch arch) {
        for (String name : List.of("clock_gettime", "rt_sigprocmask", "getuid", "getgid", "getresuid", "getresgid",
                "getgroups", "execve", "execveat", "exit_group", "close", "capget")) {
            assertThat(judge(arch, name)).as(name).hasValue(ALLOW);
        }
        for (long option : new long[]{21, 39, 23, 27}) { // PR_GET_SECCOMP, _NO_NEW_PRIVS, PR_CAPBSET_READ, _SECUREBITS
            assertThat(judge(arch, "prctl", option)).hasValue(ALLOW);
        }
        assertThat(judge(arch, "prctl", 47, 1)).hasValue(ALLOW); // PR_CAP_AMBIENT_IS_SET
    }

    /** Registers carry more than the kernel reads of an int; what lies above must change nothing. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            syscall     | args                       | errno
            clone       | 0x11                       | 0
            clone       | 0x3d0f00                   | 0
            clone       | 0x4111                     | 0
            clone       | 0x8011                     | 1
            clone       | 0x10000011                 | killed
            clone       | 0x00020011                 | killed
            clone       | 0x02008011                 | killed
            clone       | 0x04000011                 | killed
            clone       | 0x08000011                 | killed
            clone       | 0x20000011                 | killed
            clone       | 0x40000011                 | killed
            prctl       | 15                         | 0
            prctl       | 22 2                       | 22
            prctl       | 35                         | 22
            prctl       | 47 2                       | 22
            prctl       | 47 0x100000002             | 22
            prctl       | 0x53564d41                 | 0
            prctl       | 59                         | 22
            ioctl       | 0 0x5401                   | 0
            ioctl       | 0 0x5412                   | 1
            ioctl       | 0 0x541c                   | 1
            ioctl       | 0 0x5423                   | 1
            ioctl       | 0 0xdeadbeef               | 25
            fcntl       | 0 1                        | 0
            fcntl       | 0 1024                     | 0
            fcntl       | 0 1026 1                   | 22
            socket      | 1 1 0                      | 0
            socket      | 1 5 0                      | 0
            socket      | 2 0x80801 0                | 97
            socket      | 2 2 17                     | 97
            socket      | 10 1 6                     | 97
            socket      | 2 3 0                      | 97
            socket      | 2 1 262                    | 97
            socket      | 2 6 0                      | 97
            socket      | 10 3 58                    | 97
            socket      | 16 3 0                     | 97
            socket      | 17 3 0                     | 97
            socket      | 38 5 0                     | 97
            socket      | 40 1 0                     | 97
            socketpair  | 1 1 0                      | 0
            socketpair  | 2 1 0                      | 97
            personality | 0xffffffff                 | 0
            personality | 0                          | 0
            personality | 0x40000                    | 0
            personality | 0x400000                   | 1
            mknodat     | 0 0 0010644                | 0
            mknodat     | 0 0 0100644                | 0
            mknodat     | 0 0 0020644                | 1
            mknodat     | 0 0 0060644                | 1
            prlimit64   | 0 7                        | 0
            prlimit64   | 1 7                        | 1
            setuid      | 0                          | 1
            setresgid   | 0 0 0                      | 1
            setxattr    | 0                          | 95
            """)
    void judge_inspectedCall_answersByItsArguments(String syscall, String args, String answer) {
        long[] plain = Arrays.stream(args.split(" ")).mapToLong(Long::decode).toArray();
        long[] dirty = Arrays.stream(plain).map(arg -> arg | 0xabcd_0000_0000_0000L).toArray();
        SyscallAction expected = switch (answer) {
            case "0" -> ALLOW;
            case "killed" -> KILL;
            default -> new Errno(Integer.parseInt(answer));
        };

        for (Arch arch : Arch.values()) {
            assertThat(judge(arch, syscall, plain)).hasValue(expected);
            assertThat(judge(arch, syscall, dirty)).hasValue(expected);
        }
    }

    @Test
    void judge_foreignConventions_kill() {
        SeccompFilter x86 = SeccompPolicy.judge().compile(Arch.X86_64);
        SeccompFilter arm = SeccompPolicy.judge().compile(Arch.AARCH64);
        int i386 = 0x40000003;
        int arm32 = 0x40000028;

        assertThat(x86.evaluate(SeccompData.of(Arch.AARCH64, 63))).isEqualTo(KILL);
        assertThat(arm.evaluate(SeccompData.of(Arch.X86_64, 0))).isEqualTo(KILL);
        assertThat(x86.evaluate(new SeccompData(3, i386, 0, SeccompData.of(Arch.X86_64, 0).args()))).isEqualTo(KILL);
        assertThat(arm.evaluate(new SeccompData(3, arm32, 0, SeccompData.of(Arch.X86_64, 0).args()))).isEqualTo(KILL);
        assertThat(x86.evaluate(SeccompData.of(Arch.X86_64, 0x40000000))).isEqualTo(KILL);
        assertThat(x86.evaluate(SeccompData.of(Arch.X86_64, -1))).isEqualTo(KILL);
    }

    @ParameterizedTest
    @EnumSource
    void permissive_differsFromJudge_onlyWhereNamespacesAreMissed(Arch arch) {
        List<String> different = arch.syscalls().stream()
                .map(Arch.Syscall::name)
                .filter(name -> !SeccompPolicy.judge().rule(name).equals(SeccompPolicy.permissive().rule(name)))
                .toList();

        assertThat(different).containsExactlyInAnyOrder("setsid", "setpgid", "socket", "shmget", "shmat", "shmctl",
                "semget", "semop", "semtimedop", "semctl", "msgget", "msgsnd", "msgrcv", "msgctl", "mq_open",
                "mq_unlink");
        assertThat(permissive(arch, "setsid")).isEqualTo(new Errno(1));
        assertThat(permissive(arch, "setpgid")).isEqualTo(new Errno(1));
        assertThat(permissive(arch, "socket", 1, 1, 0)).isEqualTo(ALLOW);
        assertThat(permissive(arch, "socket", 2, 1, 0)).isEqualTo(new Errno(13));
        assertThat(permissive(arch, "shmget")).isEqualTo(new Errno(38));
    }

    private static Optional<SyscallAction> judge(Arch arch, String name, long... args) {
        OptionalInt number = arch.syscallNumber(name);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        SeccompData data = SeccompData.of(arch, number.getAsInt(), args);
        return Optional.of(SeccompPolicy.judge().compile(arch).evaluate(data));
    }

    private static SyscallAction permissive(Arch arch, String name, long... args) {
        int number = arch.syscallNumber(name).orElseThrow();
        return SeccompPolicy.permissive().compile(arch).evaluate(SeccompData.of(arch, number, args));
    }

    private static List<String> observed(String runtime) throws IOException {
        try (InputStream in = JudgePolicyTest.class.getResourceAsStream("observed/" + runtime + ".calls")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
