package io.rustbox.seccomp;

import static io.rustbox.seccomp.ArgCondition.masked32;
import static io.rustbox.seccomp.ArgCondition.of32;
import static io.rustbox.seccomp.SyscallRule.Case.when;

import io.rustbox.seccomp.ArgCondition.Relation;
import io.rustbox.seccomp.SyscallAction.Allow;
import io.rustbox.seccomp.SyscallAction.KillProcess;
import io.rustbox.seccomp.SyscallRule.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The calls of the judge policy whose arguments decide. All the arguments looked at are 32 bits wide in the kernel, or
 * the kernel looks at their low half alone.
 */
final class JudgeInspectedCalls {
    static final int AF_UNIX = 1;

    static final List<SyscallRule> ALL = List.of(
            cloning(), prctl(), ioctl(), fcntl(), socket(), socketpair(), personality(), mknod("mknod", 1),
            mknod("mknodat", 2), prlimit());

    private JudgeInspectedCalls() {}

    /**
     * Threads and processes, but no namespace: a program that asks clone for one dies as with unshare. CLONE_NEWTIME
     * can't be asked for this way, its bit belongs to the exit signal. CLONE_PARENT would make the new process a child
     * of the sandbox's own parent.
     */
    private static SyscallRule cloning() {
        int newNamespaces = 0x7e020000; // CLONE_NEWNS|CGROUP|UTS|IPC|USER|PID|NET of <linux/sched.h>
        int cloneParent = 0x00008000;
        List<Case> cases = List.of(
                when(new Allow(), masked32(0, newNamespaces | cloneParent, 0)),
                when(JudgePolicy.EPERM, masked32(0, newNamespaces, 0)));
        return new SyscallRule("clone", cases, new KillProcess());
    }

    /**
     * Options of <linux/prctl.h> that concern the caller alone and raise nothing. The rest answers EINVAL as from a
     * kernel that lacks the option, PR_SET_SECCOMP, PR_SET_MM and PR_SET_PTRACER among them.
     */
    private static SyscallRule prctl() {
        int capAmbient = 47;
        int isSet = 1;
        List<Case> cases = new ArrayList<>(allowedValues(0,
                1, 2,                   // PR_SET_PDEATHSIG, PR_GET_PDEATHSIG
                3, 4,                   // PR_GET_DUMPABLE, PR_SET_DUMPABLE
                7,                      // PR_GET_KEEPCAPS
                15, 16,                 // PR_SET_NAME, PR_GET_NAME
                21, 23, 27,             // PR_GET_SECCOMP, PR_CAPBSET_READ, PR_GET_SECUREBITS
                29, 30,                 // PR_SET_TIMERSLACK, PR_GET_TIMERSLACK
                37, 40,                 // PR_GET_CHILD_SUBREAPER, PR_GET_TID_ADDRESS
                38, 39,                 // PR_SET_NO_NEW_PRIVS (it is set, and can't be cleared), PR_GET_NO_NEW_PRIVS
                41, 42,                 // PR_SET_THP_DISABLE, PR_GET_THP_DISABLE
                50, 51, 63, 64,         // PR_SVE_SET_VL, PR_SVE_GET_VL, PR_SME_SET_VL, PR_SME_GET_VL: vector lengths
                52,                     // PR_GET_SPECULATION_CTRL
                54, 55, 56, 60, 61,     // PR_PAC_*, PR_SET_TAGGED_ADDR_CTRL, PR_GET_TAGGED_ADDR_CTRL: on Arm
                65, 66,                 // PR_SET_MDWE, PR_GET_MDWE
                0x41555856,             // PR_GET_AUXV
                0x53564d41));           // PR_SET_VMA: names of anonymous memory, which libc and HotSpot give
        cases.add(when(new Allow(), of32(0, Relation.EQUAL, capAmbient), of32(1, Relation.EQUAL, isSet)));
        return new SyscallRule("prctl", cases, JudgePolicy.EINVAL);
    }

    /**
     * Requests that libraries make of files, pipes and sockets. Any other answers ENOTTY, as of a descriptor that
     * doesn't know it; those that type into a terminal, or take it over, answer EPERM.
     */
    private static SyscallRule ioctl() {
        List<Case> cases = new ArrayList<>(allowedValues(1,
                0x5401, 0x802c542a,             // TCGETS, TCGETS2: isatty
                0x5402, 0x5403, 0x5404,         // TCSETS, TCSETSW, TCSETSF
                0x540f, 0x5413,                 // TIOCGPGRP, TIOCGWINSZ
                0x541b, 0x5421, 0x5452,         // FIONREAD, FIONBIO, FIOASYNC
                0x5450, 0x5451,                 // FIONCLEX, FIOCLEX
                0x80086601,                     // FS_IOC_GETFLAGS
                0x40049409, 0x4020940d,         // FICLONE, FICLONERANGE: cp tries them first
                0x8905, 0x8912, 0x8913, 0x8915, // SIOCATMARK, SIOCGIFCONF, SIOCGIFFLAGS, SIOCGIFADDR
                0x8919, 0x891b, 0x8921, 0x8927, // SIOCGIFBRDADDR, SIOCGIFNETMASK, SIOCGIFMTU, SIOCGIFHWADDR
                0x8910, 0x8933));               // SIOCGIFNAME, SIOCGIFINDEX
        for (int request : new int[]{
            0x5412, 0x541c, 0x5423,             // TIOCSTI, TIOCLINUX, TIOCSETD
            0x540e, 0x5410, 0x541d              // TIOCSCTTY, TIOCSPGRP, TIOCCONS
        }) {
            cases.add(when(JudgePolicy.EPERM, of32(1, Relation.EQUAL, request)));
        }
        return new SyscallRule("ioctl", cases, JudgePolicy.ENOTTY);
    }

    /**
     * All but F_NOTIFY, which would tell what others do in a directory of the host: EINVAL is what a kernel without it
     * answers.
     */
    private static SyscallRule fcntl() {
        int notify = 1026; // F_NOTIFY of <linux/fcntl.h>
        List<Case> cases = List.of(when(JudgePolicy.EINVAL, of32(1, Relation.EQUAL, notify)));
        return new SyscallRule("fcntl", cases, new Allow());
    }

    /**
     * Local sockets alone, as on a machine without any network. The network namespace lets Internet sockets lead nowhere,
     * but it outlives a run and counts what they tried, where the next run could read it.
     */
    private static SyscallRule socket() {
        return new SyscallRule("socket", allowedValues(0, AF_UNIX), JudgePolicy.EAFNOSUPPORT);
    }

    private static SyscallRule socketpair() {
        return new SyscallRule("socketpair", allowedValues(0, AF_UNIX), JudgePolicy.EAFNOSUPPORT);
    }

    /**
     * Asking for the personality (0xffffffff), the normal one (0), and the normal one without address randomisation
     * (0x40000), which ThreadSanitizer sets for itself. Others bring back bugs of old systems: executable data, page 0.
     */
    private static SyscallRule personality() {
        return new SyscallRule("personality", allowedValues(0, 0xffffffff, 0, 0x40000), JudgePolicy.EPERM);
    }

    /** Pipes, plain files and socket names, but no device. */
    private static SyscallRule mknod(String name, int modeArgument) {
        int fileType = 0170000; // S_IFMT
        int[] allowed = {0, 0010000, 0100000, 0140000}; // none (a plain file), S_IFIFO, S_IFREG, S_IFSOCK
        List<Case> cases = IntStream.of(allowed)
                .mapToObj(type -> when(new Allow(), masked32(modeArgument, fileType, type)))
                .toList();
        return new SyscallRule(name, cases, JudgePolicy.EPERM);
    }

    /**
     * One's own limits, which can only be lowered; not another process's, the JVM's for one where it has the same
     * uid.
     */
    private static SyscallRule prlimit() {
        return new SyscallRule("prlimit64", allowedValues(0, 0), JudgePolicy.EPERM);
    }

    private static List<Case> allowedValues(int argument, int... values) {
        return IntStream.of(values)
                .mapToObj(value -> when(new Allow(), of32(argument, Relation.EQUAL, value)))
                .toList();
    }
}
