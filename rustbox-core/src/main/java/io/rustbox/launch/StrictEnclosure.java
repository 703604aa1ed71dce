package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.Termination;
import io.rustbox.linux.OwnedFd;
import io.rustbox.plan.RunPlan;
import io.rustbox.plan.Slot;
import io.rustbox.plan.StrictRun;
import io.rustbox.seccomp.SeccompFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All eight layers. */
final class StrictEnclosure implements Enclosure {
    private static final Latest<StrictRun, RunPlan> PLANS = new Latest<>();

    private final StrictConfinement confinement;
    private final UidLease lease;
    private final HostProc hostProc;
    private final HeldMounts mounts;
    private final RunPlan plan;
    private final int holdRow;
    private final Tmpfs scratch;
    private final Tmpfs tmp;
    private final Tmpfs shm;

    private StrictEnclosure(
            StrictConfinement confinement, UidLease lease, HostProc hostProc, HeldMounts mounts, RunPlan plan) {
        this.confinement = confinement;
        this.lease = lease;
        this.hostProc = hostProc;
        this.mounts = mounts;
        this.plan = plan;
        this.holdRow = plan.launch().indexOf(StrictRun.HOLD);
        long bytes = confinement.limits().scratchBytes();
        this.scratch = Tmpfs.of(lease.uid(), "scratch space", bytes);
        this.tmp = Tmpfs.ofEverybody("/tmp", bytes);
        this.shm = Tmpfs.ofEverybody("/dev/shm", bytes);
    }

    static StrictEnclosure of(StrictConfinement confinement, Lockdown lockdown) throws SandboxException {
        Filters.Compiled compiled = Filters.compile(lockdown.policy());
        UidLease lease = UidLease.take();
        try {
            StrictRun run = new StrictRun(
                    confinement.limits(),
                    confinement.joining(),
                    lease.uid(),
                    lease.gid(),
                    compiled.program(),
                    HostFacts.lastCapability(),
                    HostFacts.ignoredSignals());
            RunPlan plan = PLANS.of(run, () -> plan(run, compiled.filter()));
            return of(confinement, lease, HostProc.open(), plan);
        } catch (SandboxException | RuntimeException | Error failure) {
            lease.close();
            throw failure;
        }
    }

    private static RunPlan plan(StrictRun run, SeccompFilter filter) {
        RunPlan plan = run.plan();
        Filters.requirePassed(filter, plan.launch());
        return plan;
    }

    private static StrictEnclosure of(
            StrictConfinement confinement, UidLease lease, HostProc hostProc, RunPlan plan) throws SetupException {
        Optional<HeldMounts> mounts = Optional.empty();
        try {
            mounts = Optional.of(HeldMounts.open());
            return new StrictEnclosure(confinement, lease, hostProc, mounts.get(), plan);
        } catch (SetupException | RuntimeException | Error failure) {
            mounts.ifPresent(HeldMounts::close);
            hostProc.close();
            throw failure;
        }
    }

    @Override
    public Mode mode() {
        return Mode.STRICT;
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
        return ScratchSpace.in(scratch, lease.uid());
    }

    @Override
    public Map<Slot, OwnedFd> newMounts() throws SetupException {
        OwnedFd mount = tmp.detached();
        try {
            return Map.of(Slot.TMP, mount, Slot.SHM, shm.detached());
        } catch (SetupException | RuntimeException | Error failure) {
            mount.close();
            throw failure;
        }
    }

    @Override
    public Optional<RunGroup> newGroup() throws SetupException {
        return Optional.of(confinement.newGroup());
    }

    @Override
    public void prepare(LaunchTable table) throws SandboxException {
        table.set(Slot.KEEPER, confinement.isolation().keeper().pidfd());
        table.set(Slot.OWN_PID_NAMESPACE, hostProc.pidNamespace());
        table.set(Slot.HOST_PROC, hostProc.directory());
        table.set(Slot.HELD, hostProc.directory());
        table.set(Slot.HOLDER, mounts.sender());
    }

    @Override
    public Optional<Runnable> afterwards(LaunchTable.Launched launched) {
        return launched.done(holdRow) && launched.result(holdRow) > 0 ? Optional.of(mounts::release) : Optional.empty();
    }

    @Override
    public void killTree(int pid) {
        confinement.isolation().kill();
    }

    @Override
    public List<Integer> killStragglers(int pid) {
        return List.of(); // the control group tells of them
    }

    @Override
    public Lifecycle.Keeper settleKeeper(Optional<Termination> ending, boolean leftovers) {
        return confinement.isolation().settle(ending, leftovers);
    }

    @Override
    public List<LayerReport> layers(LaunchTable table, Optional<RunGroup> group) {
        return StrictLayers.read(plan, table, lease, group);
    }

    @Override
    public void close() {
        confinement.close();
        mounts.close();
        hostProc.close();
        lease.close();
    }
}
