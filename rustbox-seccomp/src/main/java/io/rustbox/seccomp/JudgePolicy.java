package io.rustbox.seccomp;

import static io.rustbox.seccomp.SyscallRule.Case.when;

import io.rustbox.seccomp.ArgCondition.Relation;
import io.rustbox.seccomp.SyscallAction.Allow;
import io.rustbox.seccomp.SyscallAction.Errno;
import io.rustbox.seccomp.SyscallAction.KillProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The policy that a judge runs programs under, put together from its tables.
 *
 * <p>What is in no table answers ENOSYS: libc and the runtimes know that answer from older kernels and fall back.
 */
final class JudgePolicy {
    // <asm-generic/errno-base.h>, <asm-generic/errno.h>
    static final Errno EPERM = new Errno(1);
    static final Errno EACCES = new Errno(13);
    static final Errno EINVAL = new Errno(22);
    static final Errno ENOTTY = new Errno(25);
    static final Errno ENOSYS = new Errno(38);
    static final Errno EOPNOTSUPP = new Errno(95);
    static final Errno EAFNOSUPPORT = new Errno(97);

    private static final SeccompPolicy STRICT = SeccompPolicy.allowList("judge", ENOSYS.errno()).with(strictRules());
    private static final SeccompPolicy PERMISSIVE =
            STRICT.named("judge-permissive").replacing(withoutNamespaces());

    private JudgePolicy() {}

    static SeccompPolicy strict() {
        return STRICT;
    }

    static SeccompPolicy permissive() {
        return PERMISSIVE;
    }

    private static SyscallRule[] strictRules() {
        List<SyscallRule> rules = new ArrayList<>();
        JudgeAllowedCalls.ALL.forEach(name -> rules.add(SyscallRule.of(name, new Allow())));
        rules.addAll(JudgeInspectedCalls.ALL);
        JudgeRefusedCalls.ERRNOS
                .forEach((errno, names) -> names.forEach(name -> rules.add(SyscallRule.of(name, errno))));
        JudgeRefusedCalls.KILLED.forEach(name -> rules.add(SyscallRule.of(name, new KillProcess())));
        return rules.toArray(SyscallRule[]::new);
    }

    /** What namespaces do for a strict sandbox, as far as a filter can do it. */
    private static SyscallRule[] withoutNamespaces() {
        return Stream.of(
                // No PID namespace: the process group is the whole tree, so that one kill(2) reaches all of it.
                refuse(EPERM, "setsid setpgid"),
                // No network namespace: an Internet socket would lead somewhere.
                Stream.of(new SyscallRule("socket", List.of(when(new Allow(), unixFamily())), EACCES)),
                // No IPC namespace: such objects would outlive the run, and others' could be opened.
                refuse(ENOSYS, """
                                shmget shmat shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl
                                mq_open mq_unlink
                                """))
                .flatMap(rules -> rules)
                .toArray(SyscallRule[]::new);
    }

    private static ArgCondition unixFamily() {
        return ArgCondition.of32(0, Relation.EQUAL, JudgeInspectedCalls.AF_UNIX);
    }

    private static Stream<SyscallRule> refuse(Errno errno, String names) {
        return calls(names).stream().map(name -> SyscallRule.of(name, errno));
    }

    /** Splits a row of a table. */
    static List<String> calls(String names) {
        return List.of(names.strip().split("\\s+"));
    }
}
