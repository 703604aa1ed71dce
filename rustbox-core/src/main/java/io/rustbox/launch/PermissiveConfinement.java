package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.linux.CloneProbe;
import io.rustbox.plan.Joining;
import java.util.Optional;

/** A place for control groups, if the host has one for us. */
final class PermissiveConfinement implements Confinement {
    private final Limits limits;
    private final Optional<GroupSource> groups;
    private final String whyNoGroup;

    private PermissiveConfinement(Limits limits, Optional<GroupSource> groups, String whyNoGroup) {
        this.limits = limits;
        this.groups = groups;
        this.whyNoGroup = whyNoGroup;
    }

    static PermissiveConfinement of(Limits limits) {
        GroupSource groups;
        try {
            groups = GroupSource.open(limits);
        } catch (SandboxException e) {
            return new PermissiveConfinement(limits, Optional.empty(), e.getMessage());
        }
        if (groups.joining() instanceof Joining.IntoCgroup && !CloneProbe.hasClone3()) {
            groups.close();
            return new PermissiveConfinement(limits, Optional.empty(), "clone3(2) is not available here");
        }
        return new PermissiveConfinement(limits, Optional.of(groups), "");
    }

    Limits limits() {
        return limits;
    }

    Optional<Joining> joining() {
        return groups.map(GroupSource::joining);
    }

    /** {@return why there is no control group; empty if there is one} */
    String whyNoGroup() {
        return whyNoGroup;
    }

    Optional<RunGroup> newGroup() throws SetupException {
        return groups.isPresent() ? Optional.of(groups.get().next()) : Optional.empty();
    }

    @Override
    public Enclosure lock(Lockdown lockdown) throws SandboxException {
        return PermissiveEnclosure.of(this, lockdown);
    }

    @Override
    public void close() {
        groups.ifPresent(GroupSource::close);
    }
}
