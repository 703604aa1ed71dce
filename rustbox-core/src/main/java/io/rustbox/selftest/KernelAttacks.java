package io.rustbox.selftest;

import static io.rustbox.selftest.Attack.named;
import static io.rustbox.selftest.Operand.room;
import static io.rustbox.selftest.Operand.text;
import static io.rustbox.selftest.Operand.value;
import static io.rustbox.selftest.Operand.words;
import static io.rustbox.selftest.Step.call;

import io.rustbox.linux.Arch;
import java.util.List;
import java.util.Optional;

/** Calls into those parts of the kernel where ways to take it over were found. Only the filter is in their way. */
final class KernelAttacks {
    private static final long SIGCHLD = 17;
    private static final long CLONE_NEWUSER = 0x10000000; // <linux/sched.h>
    private static final long X32 = 0x40000000; // __X32_SYSCALL_BIT
    private static final int IA32_GETPID = 20;
    private static final int X86_64_GETPID = 39;
    private static final String X86_ONLY = "only x86-64 has such calls";

    private KernelAttacks() {}

    static List<Attack> all() {
        Optional<String> otherMachine =
                switch (Arch.current()) {
                    case X86_64 -> Optional.empty();
                    case AARCH64 -> Optional.of(X86_ONLY);
                };
        return List.of(
                named("ptrace", "be traced", call("ptrace", value(0), value(0), value(0), value(0)).told()),
                named("bpf", "make a map for BPF programs",
                        // BPF_MAP_CREATE of an array: key 4 bytes, value 8, one entry
                        call("bpf", value(0), words("map", 2L | 4L << 32, 8L | 1L << 32, 0, 0, 0, 0, 0, 0, 0),
                                value(72))
                                .told()),
                named("io_uring", "make an io_uring", call("io_uring_setup", value(1), room("ring", 120)).told()),
                named("keyring", "put a key into the kernel's keyring",
                        // KEY_SPEC_PROCESS_KEYRING: it goes with the process
                        call("add_key", text("user"), text("rustbox-selftest"), text("key"), value(3), value(-2))
                                .told()),
                named("userfaultfd", "handle page faults in user space",
                        call("userfaultfd", value(1)).told()), // UFFD_USER_MODE_ONLY
                named("perf_event", "count events of the processor",
                        // PERF_TYPE_SOFTWARE, 64 bytes; PERF_COUNT_SW_TASK_CLOCK; disabled and exclude_kernel; of itself
                        call("perf_event_open", words("event", 1L | 64L << 32, 1, 0, 0, 0, 1 | 1 << 5, 0, 0), value(0),
                                value(-1), value(-1), value(0)).told()),
                named("personality", "make readable pages executable",
                        call("personality", value(0x0400000)).told()), // READ_IMPLIES_EXEC
                named("unshare_user", "be root of a user namespace", call("unshare", value(CLONE_NEWUSER)).told()),
                named("clone_user", "start a process as root of a user namespace",
                        call("clone", value(CLONE_NEWUSER | SIGCHLD), value(0), value(0), value(0), value(0))
                                .told()),
                named("clone3_user", "the same with clone3, whose flags a filter can't see",
                        // struct clone_args: flags first, exit_signal fifth
                        call("clone3", words("clone", CLONE_NEWUSER, 0, 0, 0, SIGCHLD, 0, 0, 0), value(64)).told()),
                named("call32", "make a 32-bit call", Step.call32("int 0x80", value(IA32_GETPID)).told())
                        .unless(otherMachine),
                named("call_x32", "make a call of the x32 convention", Step.numbered("x32", X32 | X86_64_GETPID).told())
                        .unless(otherMachine));
    }
}
