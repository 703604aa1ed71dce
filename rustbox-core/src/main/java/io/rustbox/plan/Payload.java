package io.rustbox.plan;

import static io.rustbox.plan.Argument.flags;
import static io.rustbox.plan.Argument.given;
import static io.rustbox.plan.Argument.none;
import static io.rustbox.plan.Argument.number;
import static io.rustbox.plan.Argument.string;

import io.rustbox.evidence.SignalName;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Syscall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that the program's own process replays, in strict and in permissive mode alike; some of them a keeper's too. */
final class Payload {
    private static final List<String> NAMESPACES = List.of("pid", "mnt", "net", "cgroup", "ipc", "uts");
    private static final List<Slot> ATTACH = List.of(Slot.ATTACH_1, Slot.ATTACH_2, Slot.ATTACH_3, Slot.ATTACH_4);
    private static final long CLOCK_MONOTONIC = 1;
    private static final int TIMESPEC_SIZE = 16;

    private Payload() {}

    /** On v1 the process moves itself, and only itself: it writes 0 to {@code tasks} of each controller. */
    static void join(RowList rows, Joining joining) {
        switch (joining) {
            case Joining.IntoCgroup() -> {}
            case Joining.Tasks(int controllers) -> ATTACH.subList(0, controllers).forEach(attach -> rows.expect(
                    "join " + attach.text(), 1, Syscall.WRITE, given(attach),
                    Argument.address(Block.of(new byte[]{'0'}), "\"0\""), number(1)));
        }
    }

    /** Reads what {@code self}, the process's own directory of {@code /proc}, says. */
    static Block readMembership(RowList rows, Argument self) {
        Block text = Block.room(RunPlan.MEMBERSHIP_SIZE);
        Argument file = rows.resultOf("open own cgroups", Syscall.OPENAT, self, string("cgroup"),
                flags(Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, "O_RDONLY|O_CLOEXEC"), number(0));
        rows.call("read own cgroups", Syscall.READ, file, Argument.address(text, "&text"), number(text.size() - 1));
        return text;
    }

    static Map<String, Block> readNamespaces(RowList rows, Argument self) {
        Map<String, Block> links = new LinkedHashMap<>();
        for (String name : NAMESPACES) {
            Block text = Block.room(RunPlan.NAMESPACE_LINK_SIZE);
            rows.call("read back " + name + " namespace", Syscall.READLINKAT, self, string("ns/" + name),
                    Argument.address(text, "&link"), number(text.size() - 1));
            links.put(name, text);
        }
        return links;
    }

    /**
     * The other descriptors are the JVM's. They are closed here and not by exec: what another thread has closed by now may
     * be taken apart with our copy of it, which is not to count as the program's time.
     */
    static void takeStreams(RowList rows) {
        rows.call("take stdin", Syscall.DUP3, given(Slot.STDIN), number(0), number(0));
        rows.call("take stdout", Syscall.DUP3, given(Slot.STDOUT), number(1), number(0));
        rows.call("take stderr", Syscall.DUP3, given(Slot.STDERR), number(2), number(0));
        rows.call("close other descriptors", Syscall.CLOSE_RANGE, number(3), flags(0xffffffffL, "~0U"),
                number(0));
    }

    static void settle(RowList rows) {
        rows.call("become session leader", Syscall.SETSID);
        rows.call("enter working directory", Syscall.CHDIR, given(Slot.WORKING_DIRECTORY));
        rows.call("set umask", Syscall.UMASK, flags(022, "022"));
    }

    /** Ignored signals stay ignored over a clone that clears handlers, and over exec: give them back their defaults. */
    static void defaultSignals(RowList rows, long ignoredByUs) {
        Block defaultAction = Block.room(Signal.SIGACTION_SIZE);
        for (int signal = 1; signal < Long.SIZE; signal++) {
            if ((ignoredByUs >>> (signal - 1) & 1) != 0) {
                rows.call("default " + SignalName.of(signal), Syscall.RT_SIGACTION, number(signal),
                        Argument.address(defaultAction, "{SIG_DFL}"), none(), number(Signal.SIGSET_SIZE));
            }
        }
    }

    static void unblockSignals(RowList rows) {
        rows.call("unblock signals", Syscall.RT_SIGPROCMASK, flags(Signal.SIG_SETMASK, "SIG_SETMASK"),
                Argument.address(Block.room(Signal.SIGSET_SIZE), "{}"), none(), number(Signal.SIGSET_SIZE));
    }

    /** Returns where the time of the exec call is left. */
    static Block execute(RowList rows) {
        Block executed = Block.room(TIMESPEC_SIZE);
        rows.call("read clock", Syscall.CLOCK_GETTIME, flags(CLOCK_MONOTONIC, "CLOCK_MONOTONIC"),
                Argument.address(executed, "&time"));
        rows.call("execute program", Syscall.EXECVE, given(Slot.PROGRAM), given(Slot.ARGUMENTS),
                given(Slot.ENVIRONMENT));
        return executed;
    }
}
