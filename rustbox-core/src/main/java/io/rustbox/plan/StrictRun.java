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
 * One strict run: a first child enters the keeper's namespaces and makes what is fresh for each run (mount and IPC
 * namespace, scratch space, {@code /tmp}, {@code /dev/shm}); it clones the program's process, which belongs to the JVM
 * ({@code CLONE_PARENT}), joins the run's control group, and drops everything it has.
 *
 * <p>The first child leaves the mount namespace in a message: the program's process would otherwise take the mounts apart
 * while it exits, and wait for an RCU grace period there, all of which would count as its own time.
 *
 * @param joining how the program's process gets into its control group
 * @param program the compiled seccomp filter
 * @param ignoredSignals those that the JVM ignores, as a signal mask
 */
public record StrictRun(
        Limits limits, Joining joining, int uid, int gid, byte[] program, int lastCapability, long ignoredSignals) {

    /** The row that clones the program's process. */
    public static final String SPAWN = "clone program's process";

    /** The row that puts the run's mount namespace into a message to {@link Slot#HOLDER}. */
    public static final String HOLD = "hold mount namespace";

    /** RLIMIT_NPROC stands behind {@code pids.max}, which has to be met first: it alone counts that it was. */
    private static final int PROCESSES_BACKSTOP = 2;

    private static final long FROM_KEEPER =
            Sched.CLONE_NEWPID | Sched.CLONE_NEWNS | Sched.CLONE_NEWNET | Sched.CLONE_NEWUTS;
    private static final long SPAWN_FLAGS = Sched.CLONE_VM | Sched.CLONE_VFORK | Sched.CLONE_PARENT;

    public RunPlan plan() {
        RowList rows = new RowList();
        enterSandbox(rows);
        rows.spawn(SPAWN, Syscall.CLONE3, spawnArguments(), number(Sched.CLONE_ARGS_SIZE));
        Payload.join(rows, joining);
        Block membership = Payload.readMembership(rows);
        rows.call("enter cgroup namespace", Syscall.UNSHARE, flags(Sched.CLONE_NEWCGROUP, "CLONE_NEWCGROUP"));
        Map<String, Block> namespaces = Payload.readNamespaces(rows);
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
        LaunchPlan launch = new LaunchPlan(cloning(), rows.rows());
        return new RunPlan(launch, executed, namespaces, Optional.of(membership));
    }

    private static Row.Action.Call cloning() {
        Block arguments = Block.room(Sched.CLONE_ARGS_SIZE)
                .with(Sched.CLONE_ARGS_FLAGS, Sched.CLONE_VM | Sched.CLONE_VFORK | Sched.CLONE_CLEAR_SIGHAND)
                .with(Sched.CLONE_ARGS_EXIT_SIGNAL, Signal.SIGCHLD);
        return new Row.Action.Call(Syscall.CLONE3, List.of(
                Argument.address(arguments, "{CLONE_VM|CLONE_VFORK|CLONE_CLEAR_SIGHAND, SIGCHLD}"),
                number(Sched.CLONE_ARGS_SIZE)));
    }

    private Argument spawnArguments() {
        return switch (joining) {
            case Joining.Tasks(_) -> Argument.address(
                    Block.room(Sched.CLONE_ARGS_SIZE).with(Sched.CLONE_ARGS_FLAGS, SPAWN_FLAGS),
                    "{CLONE_VM|CLONE_VFORK|CLONE_PARENT}");
            case Joining.IntoCgroup() -> Argument.address(
                    Block.room(Sched.CLONE_ARGS_SIZE)
                            .with(Sched.CLONE_ARGS_FLAGS, SPAWN_FLAGS | Sched.CLONE_INTO_CGROUP)
                            .holding(Sched.CLONE_ARGS_CGROUP, Slot.CGROUP),
                    "{CLONE_VM|CLONE_VFORK|CLONE_PARENT|CLONE_INTO_CGROUP, " + Slot.CGROUP.text() + "}");
        };
    }

    private void enterSandbox(RowList rows) {
        rows.call("enter keeper's namespaces", Syscall.SETNS, given(Slot.KEEPER),
                flags(FROM_KEEPER, "CLONE_NEWPID|CLONE_NEWNS|CLONE_NEWNET|CLONE_NEWUTS"));
        rows.call("enter own namespaces", Syscall.UNSHARE,
                flags(Sched.CLONE_NEWNS | Sched.CLONE_NEWIPC, "CLONE_NEWNS|CLONE_NEWIPC"));
        holdMounts(rows);
        attach(rows, Slot.SCRATCH, "/box");
        attach(rows, Slot.TMP, "/tmp");
        attach(rows, Slot.SHM, "/dev/shm");
    }

    /** Sends the mount namespace, under a number that is known beforehand, to where nobody receives it yet. */
    private static void holdMounts(RowList rows) {
        Argument namespace = rows.resultOf("open mount namespace", Syscall.OPENAT, given(Slot.HOST_PROC),
                string("self/ns/mnt"), flags(Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, "O_RDONLY|O_CLOEXEC"), number(0));
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
