package io.rustbox.fault;

import io.rustbox.Errno;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.Sched;
import io.rustbox.linux.Syscall;
import io.rustbox.seccomp.ArgCondition;
import io.rustbox.seccomp.ArgCondition.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The faults of {@link RefusedCallIT}. */
final class Faults {
    /** Where a launch takes long, in an emulated machine say, every fifth fault or so will do. */
    static final int EVERY = Integer.getInteger("rustbox.faults.every", 1);
    private static final Errno EPERM = new Errno(1);
    private static final Errno ENOMEM = new Errno(12);
    private static final Errno EMFILE = new Errno(24);
    private static final Errno ENOSPC = new Errno(28);
    private static final int VFORK = (int) Sched.CLONE_VFORK;
    private static final List<Errno> USUAL = List.of(EPERM, ENOMEM, EMFILE);

    /** Calls that the JVM itself can't do without: refused only where their arguments tell that they are ours. */
    private static final Set<Syscall> THE_JVMS_OWN = EnumSet.of(
            Syscall.READ, Syscall.WRITE, Syscall.OPENAT, Syscall.FCNTL, Syscall.MMAP, Syscall.MPROTECT, Syscall.MUNMAP,
            Syscall.RT_SIGPROCMASK, Syscall.RT_SIGACTION, Syscall.CLOCK_GETTIME, Syscall.SCHED_GETAFFINITY,
            Syscall.CLONE, Syscall.STATX);
    /** Calls that never fail where they are used here: refusing to close or to reap is itself what leaves something. */
    private static final Set<Syscall> INFALLIBLE =
            EnumSet.of(Syscall.CLOSE, Syscall.WAITID, Syscall.GETEUID, Syscall.GETPID, Syscall.GETPPID, Syscall.UMASK);
    /** What the JDK calls in the name of the control groups and of the scratch directories. */
    private static final List<String> JAVAS = List.of("mkdir", "rmdir", "chmod", "fchmodat", "readlink", "getdents64");

    private Faults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        for (Syscall call : EnumSet.complementOf(EnumSet.copyOf(THE_JVMS_OWN))) {
            if (!INFALLIBLE.contains(call)) {
                USUAL.forEach(errno -> all.add(new Fault(call.spelling(), List.of(), errno)));
            }
        }
        for (String call : JAVAS) {
            USUAL.forEach(errno -> all.add(new Fault(call, List.of(), errno)));
        }
        all.addAll(withArguments());
        return IntStream.range(0, all.size()).filter(index -> index % EVERY == 0).mapToObj(all::get).toList();
    }

    private static List<Fault> withArguments() {
        return List.of(
                // not the fork of a shell
                new Fault("clone", List.of(ArgCondition.masked32(0, VFORK, VFORK)), ENOMEM),
                flags("statx", 2, Fcntl.AT_EMPTY_PATH, EMFILE),
                // the program's output
                new Fault("read", List.of(size(1 << 16)), ENOMEM),
                // a control file, one that is kept open, and a counter
                new Fault("read", List.of(size(128)), ENOMEM),
                new Fault("read", List.of(size(512)), ENOMEM),
                new Fault("read", List.of(size(64)), ENOMEM),
                // what goes into the scratch space, and an eventfd
                new Fault("write", List.of(size(Scenario.FILE_SIZE)), ENOSPC),
                new Fault("write", List.of(size(Long.BYTES)), ENOMEM),
                // the limit of memory
                new Fault("write", List.of(size(Long.toString(Scenario.MEMORY).length())), EPERM),
                flags("openat", 2, Fcntl.O_PATH | Fcntl.O_CLOEXEC, EMFILE),
                flags("openat", 2, Fcntl.O_WRONLY | Fcntl.O_CLOEXEC, EMFILE),
                flags("openat", 2, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, EMFILE),
                flags("openat", 2, Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_EXCL, EMFILE),
                flags("fcntl", 1, Fcntl.F_SETFL, EPERM),
                flags("fcntl", 1, Fcntl.F_SETLEASE, EPERM),
                flags("fcntl", 1, Fcntl.F_ADD_SEALS, EPERM),
                flags("fcntl", 1, Fcntl.F_DUPFD_CLOEXEC, EMFILE));
    }

    private static ArgCondition size(long bytes) {
        return ArgCondition.of64(2, Relation.EQUAL, bytes);
    }

    private static Fault flags(String call, int argument, int value, Errno errno) {
        return new Fault(call, List.of(ArgCondition.of32(argument, Relation.EQUAL, value)), errno);
    }
}
