package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.SupervisionException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.Termination;
import io.rustbox.linux.CloneProbe;
import io.rustbox.linux.OwnedFd;
import io.rustbox.linux.Pidfd;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Unistd;
import io.rustbox.plan.PermissiveRun;
import io.rustbox.plan.RunPlan;
import io.rustbox.plan.Slot;
import io.rustbox.seccomp.SeccompPolicy;
import io.rustbox.seccomp.SyscallAction;
import io.rustbox.seccomp.SyscallRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What can be had without namespaces. The process group stands for the process tree: the filter keeps programs from leaving
 * it, so that a signal to the group reaches all of them.
 */
final class PermissiveEnclosure implements Enclosure {
    private static final SyscallAction REFUSED = new SyscallAction.Errno(1); // EPERM

    private final PermissiveConfinement confinement;
    private final Optional<UidLease> lease;
    /** Empty where a control group bounds the processes. */
    private final Optional<ProcessAllowance> allowance;
    private final RunPlan plan;
    /** Of the launch that was prepared last; empty where a control group bounds them. */
    private OptionalLong processLimit = OptionalLong.empty();

    private PermissiveEnclosure(PermissiveConfinement confinement, Optional<UidLease> lease, RunPlan plan) {
        this.confinement = confinement;
        this.lease = lease;
        this.allowance = confinement.joining().isPresent()
                ? Optional.empty()
                : Optional.of(new ProcessAllowance(confinement.limits().processes(), lease));
        this.plan = plan;
    }

    static PermissiveEnclosure of(PermissiveConfinement confinement, Lockdown lockdown) throws SandboxException {
        Filters.Compiled compiled = Filters.compile(keptInProcessGroup(lockdown.policy()));
        Optional<UidLease> lease = Unistd.geteuid() == 0 ? Optional.of(UidLease.take()) : Optional.empty();
        try {
            RunPlan plan = new PermissiveRun(
                    confinement.limits(),
                    CloneProbe.hasClone3() ? PermissiveRun.Cloning.CLONE3 : PermissiveRun.Cloning.CLONE,
                    confinement.joining(),
                    lease.isPresent() ? OptionalInt.of(lease.get().uid()) : OptionalInt.empty(),
                    compiled.program(),
                    HostFacts.lastCapability(),
                    HostFacts.ignoredSignals(),
                    ProcessHandle.current().pid())
                    .plan();
            Filters.requirePassed(compiled.filter(), plan.launch());
            return new PermissiveEnclosure(confinement, lease, plan);
        } catch (SandboxException | RuntimeException | Error failure) {
            lease.ifPresent(UidLease::close);
            throw failure;
        }
    }

    private static SeccompPolicy keptInProcessGroup(SeccompPolicy policy) {
        return policy.equals(SeccompPolicy.judge())
                ? SeccompPolicy.permissive()
                : policy.replacing(SyscallRule.of("setsid", REFUSED), SyscallRule.of("setpgid", REFUSED));
    }

    @Override
    public Mode mode() {
        return Mode.PERMISSIVE;
    }

    @Override
    public Limits limits() {
        return confinement.limits();
    }

    @Override
    public RunPlan plan() {
        return plan;
    }

    @Override
    public ScratchSpace newScratch() throws SetupException {
        return ScratchSpace.directory(lease.isPresent() ? OptionalInt.of(lease.get().uid()) : OptionalInt.empty());
    }

    @Override
    public Map<Slot, OwnedFd> newMounts() {
        return Map.of();
    }

    @Override
    public Optional<RunGroup> newGroup() throws SetupException {
        return confinement.newGroup();
    }

    @Override
    public void prepare(LaunchTable table) throws SetupException {
        if (allowance.isPresent()) {
            long limit = allowance.get().resourceLimit();
            table.set(Slot.PROCESS_LIMIT, limit);
            processLimit = OptionalLong.of(limit);
        }
    }

    @Override
    public Optional<Runnable> afterwards(LaunchTable.Launched launched) {
        return Optional.empty();
    }

    @Override
    public void killTree(int pid) {
        var _ = Pidfd.killGroup(pid, Signal.SIGKILL);
    }

    @Override
    public List<Integer> killStragglers(int pid) throws SupervisionException {
        if (confinement.joining().isPresent()) {
            return List.of(); // the control group tells of them, at a tenth of the price of a look at every process
        }
        try {
            List<Integer> alive = ProcessTable.processGroup(pid);
            if (!alive.isEmpty()) {
                killTree(pid);
            }
            return alive;
        } catch (IOException e) {
            killTree(pid);
            throw new SupervisionException("cannot tell what the program left running: " + e.getMessage(), e);
        }
    }

    @Override
    public Lifecycle.Keeper settleKeeper(Optional<Termination> ending, boolean leftovers) {
        return Lifecycle.Keeper.NONE;
    }

    @Override
    public List<LayerReport> layers(LaunchTable table, Optional<RunGroup> group) {
        return PermissiveLayers.read(confinement.whyNoGroup(), processLimit, lease, group);
    }

    @Override
    public void close() {
        ScratchSpace.discardUndeleted();
        confinement.close();
        lease.ifPresent(UidLease::close);
    }
}
