package io.rustbox.plan;

import static io.rustbox.plan.Argument.flags;
import static io.rustbox.plan.Argument.given;
import static io.rustbox.plan.Argument.number;
import static io.rustbox.plan.Argument.string;

import io.rustbox.Limits;
import io.rustbox.linux.Fcntl;
import io.rustbox.linux.Mount;
import io.rustbox.linux.Sched;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Socket;
import io.rustbox.linux.Syscall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One strict run: the program's process is cloned into the keeper's PID namespace, enters the other namespaces, makes what is
 * fresh for each run (mount and IPC namespace, scratch space, {@code /tmp}, {@code /dev/shm}), joins the run's control group,
 * and drops everything it has.
 *
 * <p>A PID namespace can only be entered by being born in it, so the launching thread has its next child born there, and has
 * its later ones born where it is itself again, with nothing of the JVM in between.
 *
 * <p>The process leaves its mount namespace in a message: it would otherwise take the mounts apart while it exits, and wait
 * for an RCU grace period there, all of which would count as the program's own time.
 *
 * @param joining how the program's process gets into its control group
 * @param program the compiled seccomp filter
 * @param ignoredSignals those that the JVM ignores, as a signal mask
 */
public record StrictRun(
        Limits limits, Joining joining, int uid, int gid, Block program, int lastCapability, long ignoredSignals) {

    /** The row after which the launching thread's children are born where it is itself. */
    public static final String RETURN = "return to own PID namespace";

    /** The row that puts the run's mount namespace into a message to {@link Slot#HOLDER}. */
    public static final String HOLD = "hold mount namespace";

    /** RLIMIT_NPROC stands behind {@code pids.max}, which has to be met first: it alone counts that it was. */
    private static final int PROCESSES_BACKSTOP = 2;

    private static final long FROM_KEEPER = Sched.CLONE_NEWNS | Sched.CLONE_NEWNET | Sched.CLONE_NEWUTS;
    private static final long CLONE_FLAGS = Sched.CLONE_VM | Sched.CLONE_VFORK | Sched.CLONE_CLEAR_SIGHAND;

    public RunPlan plan() {
        RowList rows = new RowList();
        rows.call("aim at keeper's PID namespace", Syscall.SETNS, given(Slot.KEEPER),
                flags(Sched.CLONE_NEWPID, "CLONE_NEWPID"));
        int before = rows.size();
        Argument self = rows.resultOf("open own directory", Syscall.OPENAT, given(Slot.HOST_PROC), string("self"),
                flags(Fcntl.O_PATH | Fcntl.O_CLOEXEC, "O_PATH|O_CLOEXEC"), number(0));
        rows.expect("parent is out of sight", 0, Syscall.GETPPID);
        enterSandbox(rows, self);
        Payload.join(rows, joining);
        Block membership = Payload.readMembership(rows, self);
        rows.call("enter cgroup namespace", Syscall.UNSHARE, flags(Sched.CLONE_NEWCGROUP, "CLONE_NEWCGROUP"));
        Map<String, Block> namespaces = Payload.readNamespaces(rows, self);
        Payload.takeStreams(rows);
        Payload.settle(rows);
        Payload.defaultSignals(rows, ignoredSignals);
        ResourceLimits.forEveryProcess(rows, limits);
        ResourceLimits.processes(rows, (long) PROCESSES_BACKSTOP * limits.processes());
        Privileges.dropBoundingSet(rows, lastCapability);
        Privileges.dropCredentials(rows, uid, gid);
        Privileges.emptyCapabilities(rows);
        Privileges.forbidNewPrivileges(rows);
        Privileges.checkCredentials(rows, uid, gid);
        Privileges.checkCapabilities(rows);
        Privileges.checkBoundingSet(rows, lastCapability);
        Payload.unblockSignals(rows);
        Privileges.filter(rows, program);
        Block executed = Payload.execute(rows);
        int last = rows.size();
        rows.call(RETURN, Syscall.SETNS, given(Slot.OWN_PID_NAMESPACE), flags(Sched.CLONE_NEWPID, "CLONE_NEWPID"));
        LaunchPlan launch = new LaunchPlan(cloning(), rows.rows(), before, rows.size() - last);
        return new RunPlan(launch, executed, namespaces, Optional.of(membership));
    }

    private Row.Action.Call cloning() {
        return new Row.Action.Call(Syscall.CLONE3, List.of(cloneArguments(), number(Sched.CLONE_ARGS_SIZE)));
    }

    private Argument cloneArguments() {
        return switch (joining) {
            case Joining.Tasks(_) -> Argument.address(
                    cloneArguments(CLONE_FLAGS), "{CLONE_VM|CLONE_VFORK|CLONE_CLEAR_SIGHAND, SIGCHLD}");
            case Joining.IntoCgroup() -> Argument.address(
                    cloneArguments(CLONE_FLAGS | Sched.CLONE_INTO_CGROUP)
                            .holding(Sched.CLONE_ARGS_CGROUP, Slot.CGROUP),
                    "{CLONE_VM|CLONE_VFORK|CLONE_CLEAR_SIGHAND|CLONE_INTO_CGROUP, SIGCHLD, " + Slot.CGROUP.text()
                            + "}");
        };
    }

    private static Block cloneArguments(long flags) {
        return Block.room(Sched.CLONE_ARGS_SIZE)
                .with(Sched.CLONE_ARGS_FLAGS, flags)
                .with(Sched.CLONE_ARGS_EXIT_SIGNAL, Signal.SIGCHLD);
    }

    private static void enterSandbox(RowList rows, Argument self) {
        rows.call("enter keeper's namespaces", Syscall.SETNS, given(Slot.KEEPER),
                flags(FROM_KEEPER, "CLONE_NEWNS|CLONE_NEWNET|CLONE_NEWUTS"));
        rows.call("enter own namespaces", Syscall.UNSHARE,
                flags(Sched.CLONE_NEWNS | Sched.CLONE_NEWIPC, "CLONE_NEWNS|CLONE_NEWIPC"));
        holdMounts(rows, self);
        attach(rows, Slot.SCRATCH, "/box");
        attach(rows, Slot.TMP, "/tmp");
        attach(rows, Slot.SHM, "/dev/shm");
    }

    /** Sends the mount namespace, under a number that is known beforehand, to where nobody receives it yet. */
    private static void holdMounts(RowList rows, Argument self) {
        Argument namespace = rows.resultOf("open mount namespace", Syscall.OPENAT, self, string("ns/mnt"),
                flags(Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, "O_RDONLY|O_CLOEXEC"), number(0));
        rows.call("number mount namespace", Syscall.DUP3, namespace, given(Slot.HOST_PROC), number(0));
        Block control = Block.room(Socket.CMSG_SPACE_OF_DESCRIPTOR)
                .with(0, Socket.CMSG_LEN_OF_DESCRIPTOR)
                .with(Socket.CMSG_LEVEL, (long) Socket.SCM_RIGHTS << Integer.SIZE | Socket.SOL_SOCKET)
                .holding(Socket.CMSG_DATA, Slot.HELD);
        Block data = Block.room(Socket.IOVEC_SIZE).pointing(0, Block.room(1)).with(Socket.IOVEC_LEN, 1);
        Block message = Block.room(Socket.MSGHDR_SIZE)
                .pointing(Socket.MSGHDR_IOV, data)
                .with(Socket.MSGHDR_IOVLEN, 1)
                .pointing(Socket.MSGHDR_CONTROL, control)
                .with(Socket.MSGHDR_CONTROLLEN, Socket.CMSG_SPACE_OF_DESCRIPTOR);
        rows.expect(HOLD, 1, Syscall.SENDMSG, given(Slot.HOLDER),
                Argument.address(message, "{SCM_RIGHTS, <host's /proc>}"), number(0));
    }

    private static void attach(RowList rows, Slot mount, String target) {
        rows.call("attach " + target, Syscall.MOVE_MOUNT, given(mount), string(""),
                flags(Fcntl.AT_FDCWD, "AT_FDCWD"), string(target),
                flags(Mount.MOVE_MOUNT_F_EMPTY_PATH, "MOVE_MOUNT_F_EMPTY_PATH"));
    }
}
