package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.ReportAssert.assertReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rustbox.evidence.EvidenceSource;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Outcome;
import io.rustbox.judge.Verdict;
import io.rustbox.judge.VerdictCause;
import io.rustbox.seccomp.Arch;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge's filter on the real kernel: what each call of an attack comes to, inside and, as root, outside. */
@ExtendWith(Leftovers.class)
class ForbiddenCallIT {
    private static final int X32_SYSCALL_BIT = 0x40000000;
    private static final int SIGSYS = 31;
    private static final int SIGSEGV = 11;

    private static Locked<Strict> sandbox;

    @BeforeAll
    static void open() throws SandboxException {
        Host.needs(Feature.STRICT, Feature.GCC);
        sandbox = Level.strict(AMPLE);
    }

    @AfterAll
    static void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    /** Every argument is 1: no descriptor, address or command with which any of them does something as root. */
    @ParameterizedTest
    @ValueSource(strings = {
        "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd", "kcmp", "perf_event_open",
        "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount",
        "fspick",
        "mount_setattr", "open_by_handle_at", "fanotify_mark", "quotactl", "swapon", "swapoff", "acct",
        "unshare", "setns", "bpf", "userfaultfd", "io_uring_enter", "io_uring_register", "keyctl", "add_key",
        "request_key", "init_module", "finit_module", "delete_module", "kexec_load", "reboot", "settimeofday",
        "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname", "syslog", "vhangup"
    })
    void attack_inSandbox_isKilled(String call) throws SandboxException, IOException, InterruptedException {
        String number = number(call);
        Report report = run("call", number, "1", "1", "1", "1", "1", "1");
        assertReport(report).hasCause(VerdictCause.FORBIDDEN_SYSCALL).wrote("").endedByItself();
        assertThat(report.outcome()).isInstanceOfSatisfying(Outcome.ForbiddenSyscall.class,
                forbidden -> assertThat(forbidden.name()).isIn(Optional.empty(), Optional.of(call)));
        assertThat(Verdict.of(report.evidence()).sources()).contains(EvidenceSource.WAIT_STATUS);
        assertThat(report.evidence().applied(Layer.SECCOMP)).isTrue();
        assertThat(outside("call", number, "1", "1", "1", "1", "1", "1").status()).isZero();
    }

    @Test
    void attack_loggedByTheKernel_isNamed() throws SandboxException, InterruptedException {
        Optional<String> name = Optional.empty();
        for (int attempt = 0; name.isEmpty() && attempt < 20; attempt++) {
            Report report = run("call", number("ptrace"), "1");
            name = ((Outcome.ForbiddenSyscall) report.outcome()).name();
            if (name.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(500); // the kernel logs ten lines in five seconds, whoever writes them
            }
        }
        assumeTrue(name.isPresent(), "this kernel doesn't log what seccomp kills, or an audit daemon takes it away");
        assertThat(name).contains("ptrace");
    }

    @Test
    void attack_byAChild_killsTheChildAlone() throws SandboxException {
        assertReport(run("in-child", number("ptrace")))
                .hasOutcome(new Outcome.Exited(0))
                .wrote("child signal " + SIGSYS + "\n")
                .endedByItself();
    }

    @ParameterizedTest
    @CsvSource({
        "CLONE_NEWNS, 0x00020000", "CLONE_NEWCGROUP, 0x02000000", "CLONE_NEWUTS, 0x04000000",
        "CLONE_NEWIPC, 0x08000000", "CLONE_NEWUSER, 0x10000000", "CLONE_NEWPID, 0x20000000",
        "CLONE_NEWNET, 0x40000000"
    })
    void clone_intoANamespace_isKilled(String flag, String value)
            throws SandboxException, IOException, InterruptedException {
        assertReport(run("clone", value)).as(flag).hasCause(VerdictCause.FORBIDDEN_SYSCALL).wrote("");
        assertThat(outside("clone", value)).as(flag).isEqualTo(new Outside(0, "ok\n"));
    }

    @Test
    void clone_ofAnOrdinaryChild_isAllowed() throws SandboxException {
        assertReport(run("clone", "0")).hasOutcome(new Outcome.Exited(0)).wrote("ok\n").endedByItself();
    }

    @Test
    void clone_asASibling_isRefused() throws SandboxException {
        assertReport(run("clone", "0x00008000")).wrote("EPERM\n").endedByItself(); // CLONE_PARENT
    }

    @ParameterizedTest
    @CsvSource({
        "clone3, 1 1, ENOSYS, EINVAL",
        "seccomp, 1 0 1, ENOSYS, EFAULT",
        "io_uring_setup, 1 1, ENOSYS, EFAULT",
        "fanotify_init, 0xffff 0, ENOSYS, EINVAL",
        "landlock_create_ruleset, 1 1 1, ENOSYS, ",
        "setuid, 0, EPERM, ok",
        "setgroups, 0 0, EPERM, ok",
        "capset, 1 1, EPERM, EFAULT",
        "ioctl, 1 0x5412 1, EPERM, ENOTTY", // TIOCSTI, to a pipe outside
        "ioctl, 1 0x541c 1, EPERM, ENOTTY", // TIOCLINUX
        "ioctl, 1 0x540e 1, EPERM, ENOTTY", // TIOCSCTTY
        "prctl, 22 2 1, EINVAL, EFAULT", // PR_SET_SECCOMP, a filter at address 1
        "prctl, 35 1 1, EINVAL, ", // PR_SET_MM
        "personality, 0x0400000, EPERM, ok", // READ_IMPLIES_EXEC
        "prlimit64, 1 7 0 0, EPERM, ok" // the limits of process 1
    })
    void call_refused_answersAnErrno(String call, String arguments, String answer, String answerOutside)
            throws SandboxException, IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("call", number(call)));
        all.addAll(List.of(arguments.split(" ")));
        String[] words = all.toArray(String[]::new);
        assertReport(run(words)).hasOutcome(new Outcome.Exited(0)).wrote(answer + "\n").endedByItself();
        if (answerOutside != null) { // null where it depends on the kernel's configuration
            assertThat(outside(words)).isEqualTo(new Outside(0, answerOutside + "\n"));
        }
    }

    @Test
    void call_thatNoKernelHas_answersEnosys() throws SandboxException {
        assertReport(run("call", "5000")).hasOutcome(new Outcome.Exited(0)).wrote("ENOSYS\n");
    }

    @Test
    void call_ofTheX32Abi_isKilled() throws SandboxException, IOException, InterruptedException {
        assumeTrue(Arch.current() == Arch.X86_64, "x32 is of x86-64");
        String getpid = Integer.toString(X32_SYSCALL_BIT + 39);
        assertReport(run("call", getpid)).hasCause(VerdictCause.FORBIDDEN_SYSCALL).wrote("");
        assertThat(outside("call", getpid).status()).isZero();
    }

    @Test
    void call_ofThe32BitAbi_isKilled() throws SandboxException, IOException, InterruptedException {
        assumeTrue(Arch.current() == Arch.X86_64, "int 0x80 is of x86-64");
        String getpid = "20";
        Outside outside = outside("legacy", getpid);
        if (outside.status() == 128 + SIGSEGV) { // a kernel without IA32_EMULATION
            assertReport(run("legacy", getpid)).hasOutcome(new Outcome.Signaled(SIGSEGV));
        } else {
            assertThat(outside).isEqualTo(new Outside(0, "ok\n"));
            assertReport(run("legacy", getpid))
                    .hasOutcome(new Outcome.ForbiddenSyscall(Optional.empty())) // 20 of x86-64 is another call
                    .wrote("");
        }
    }

    private static String number(String call) {
        return Integer.toString(Arch.current().syscallNumber(call).orElseThrow());
    }

    private static Report run(String... arguments) throws SandboxException {
        return sandbox.run(CPrograms.command("calls", arguments));
    }

    /** What the same came to without a sandbox; the status is 128 and the signal for one that was killed. */
    private record Outside(int status, String output) {}

    private static Outside outside(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(CPrograms.executable("calls").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Outside(process.waitFor(), output);
    }
}
