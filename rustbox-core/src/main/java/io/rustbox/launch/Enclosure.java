package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.SupervisionException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.Termination;
import io.rustbox.linux.OwnedFd;
import io.rustbox.plan.RunPlan;
import io.rustbox.plan.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All eight layers, as far as the enforcement level has them: everything that a run needs besides its command. */
public sealed interface Enclosure extends AutoCloseable permits StrictEnclosure, PermissiveEnclosure {
    Mode mode();

    Limits limits();

    RunPlan plan();

    ScratchSpace newScratch() throws SetupException;

    /** {@return other writable file systems of a run, mounted nowhere yet} */
    Map<Slot, OwnedFd> newMounts() throws SetupException;

    /** {@return a fresh control group, if this enclosure has them} */
    Optional<RunGroup> newGroup() throws SetupException;

    /** Makes sure that what outlives runs is there, and tells {@code table} of it. */
    void prepare(LaunchTable table) throws SandboxException;

    /** {@return what lets go of everything that the launch made and that outlives the run; to be done beside other runs} */
    Optional<Runnable> afterwards(LaunchTable.Launched launched);

    /** Kills whatever may be left of the program that is {@code pid}, by the strongest means there is. */
    void killTree(int pid);

    /**
     * Kills what the program that is {@code pid} left behind, as far as it can be found without a control group. Called
     * when the program has ended and before it is reaped, so that its process group can't be another one by now.
     *
     * @return what was found alive
     * @throws SupervisionException if that can't be told; everything that can be found was killed
     */
    List<Integer> killStragglers(int pid) throws SupervisionException;

    /**
     * {@return what became of the keeper in this run, now that nothing of the run is alive and {@code ending} was taken}
     *
     * @param leftovers whether processes had to be killed that the program left: the kernel may not be done with them yet
     */
    Lifecycle.Keeper settleKeeper(Optional<Termination> ending, boolean leftovers);

    /** {@return the eight layers, with what the rows of this launch read back} */
    List<LayerReport> layers(LaunchTable table, Optional<RunGroup> group);

    @Override
    void close();
}
