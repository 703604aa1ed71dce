package io.rustbox.plan;

import static io.rustbox.plan.Argument.flags;
import static io.rustbox.plan.Argument.none;
import static io.rustbox.plan.Argument.number;

import io.rustbox.Limits;
import io.rustbox.linux.Prctl;
import io.rustbox.linux.Sched;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Syscall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One permissive run: the rows of a strict one without those that need privilege the JVM lacks. seccomp, no_new_privs and
 * resource limits are always there.
 *
 * @param cloning how the child is made: some containers answer ENOSYS to {@code clone3}
 * @param joining how it gets into its control group; empty if there is none
 * @param identity the uid, and gid, to change to; empty if the JVM can't change its own
 */
public record PermissiveRun(
        Limits limits,
        Cloning cloning,
        Optional<Joining> joining,
        OptionalInt identity,
        Block program,
        int lastCapability,
        long ignoredSignals,
        long supervisor) {

    /** How a child is made. */
    public enum Cloning {
        CLONE3,
        CLONE
    }

    // every signal that has an action to change: all but SIGKILL and SIGSTOP
    private static final long ALL_SIGNALS = ~(1L << Signal.SIGKILL - 1 | 1L << Signal.SIGSTOP - 1);
    private static final long SHARED = Sched.CLONE_VM | Sched.CLONE_VFORK;

    public RunPlan plan() {
        RowList rows = new RowList();
        joining.ifPresent(way -> Payload.join(rows, way));
        Payload.takeStreams(rows);
        Payload.settle(rows);
        Payload.defaultSignals(rows, cloning == Cloning.CLONE ? ALL_SIGNALS : ignoredSignals);
        ResourceLimits.forEveryProcess(rows, limits);
        if (joining.isEmpty()) {
            ResourceLimits.processes(rows, Slot.PROCESS_LIMIT);
            ResourceLimits.data(rows, limits.memoryBytes() + limits.processes() * limits.stackBytes());
        }
        dropPrivileges(rows);
        // a change of credentials clears it, so it comes after that; the thread that launches stays until the end
        rows.call("die with the supervisor", Syscall.PRCTL, flags(Prctl.PR_SET_PDEATHSIG, "PR_SET_PDEATHSIG"),
                flags(Signal.SIGKILL, "SIGKILL"), number(0), number(0), number(0));
        // the signal tells nothing of a supervisor that died before it was asked for
        rows.expect("supervisor is alive", supervisor, Syscall.GETPPID);
        Payload.unblockSignals(rows);
        Privileges.filter(rows, program);
        Block executed = Payload.execute(rows);
        return new RunPlan(new LaunchPlan(cloneCall(), rows.rows()), executed, Map.of(), Optional.empty());
    }

    private void dropPrivileges(RowList rows) {
        if (identity.isPresent()) {
            Privileges.dropBoundingSet(rows, lastCapability);
            Privileges.dropCredentials(rows, identity.getAsInt(), identity.getAsInt());
        }
        Privileges.emptyCapabilities(rows);
        Privileges.forbidNewPrivileges(rows);
        Privileges.checkCapabilities(rows);
        if (identity.isPresent()) {
            Privileges.checkCredentials(rows, identity.getAsInt(), identity.getAsInt());
            Privileges.checkBoundingSet(rows, lastCapability);
        }
    }

    private Row.Action.Call cloneCall() {
        return switch (cloning) {
            case CLONE3 ->
                new Row.Action.Call(Syscall.CLONE3, List.of(cloneArguments(), number(Sched.CLONE_ARGS_SIZE)));
            case CLONE -> new Row.Action.Call(Syscall.CLONE, List.of(
                    flags(SHARED | Signal.SIGCHLD, "CLONE_VM|CLONE_VFORK|SIGCHLD"), none(), none(), none(), none()));
        };
    }

    private Argument cloneArguments() {
        long flags = SHARED | Sched.CLONE_CLEAR_SIGHAND;
        if (joining.equals(Optional.of(new Joining.IntoCgroup()))) {
            Block intoGroup = cloneArguments(flags | Sched.CLONE_INTO_CGROUP)
                    .holding(Sched.CLONE_ARGS_CGROUP, Slot.CGROUP);
            return Argument.address(intoGroup, "{CLONE_VM|CLONE_VFORK|CLONE_CLEAR_SIGHAND|CLONE_INTO_CGROUP, SIGCHLD}");
        }
        return Argument.address(cloneArguments(flags), "{CLONE_VM|CLONE_VFORK|CLONE_CLEAR_SIGHAND, SIGCHLD}");
    }

    private static Block cloneArguments(long flags) {
        return Block.room(Sched.CLONE_ARGS_SIZE)
                .with(Sched.CLONE_ARGS_FLAGS, flags)
                .with(Sched.CLONE_ARGS_EXIT_SIGNAL, Signal.SIGCHLD);
    }
}
