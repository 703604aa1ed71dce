package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.plan.Joining;

/** Namespaces, root, and a place for the control groups of the runs. */
final class StrictConfinement implements Confinement {
    private final StrictIsolation isolation;
    private final Limits limits;
    private final GroupSource groups;

    private StrictConfinement(StrictIsolation isolation, Limits limits, GroupSource groups) {
        this.isolation = isolation;
        this.limits = limits;
        this.groups = groups;
    }

    static StrictConfinement of(StrictIsolation isolation, Limits limits) throws SandboxException {
        return new StrictConfinement(isolation, limits, GroupSource.open(limits));
    }

    RunGroup newGroup() throws SetupException {
        return groups.next();
    }

    /** {@return how a program's process gets into its group} */
    Joining joining() {
        return groups.joining();
    }

    StrictIsolation isolation() {
        return isolation;
    }

    Limits limits() {
        return limits;
    }

    @Override
    public Enclosure lock(Lockdown lockdown) throws SandboxException {
        return StrictEnclosure.of(this, lockdown);
    }

    @Override
    public void close() {
        isolation.close();
        groups.close();
    }
}
