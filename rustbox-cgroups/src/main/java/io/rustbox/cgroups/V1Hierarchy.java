package io.rustbox.cgroups;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A parent folder in each v1 hierarchy. */
final class V1Hierarchy implements CgroupHierarchy {
    private final V1Place place;
    private final V1Folders parent;
    private final Set<String> absentFiles;
    private final AtomicBoolean closed = new AtomicBoolean();

    V1Hierarchy(V1Place place, V1Folders parent, Set<String> absentFiles) {
        this.place = place;
        this.parent = parent;
        this.absentFiles = absentFiles;
    }

    @Override
    public CgroupVersion version() {
        return CgroupVersion.V1;
    }

    @Override
    public List<Path> folders() {
        return List.copyOf(parent.distinct());
    }

    @Override
    public RunGroup create(String name, GroupLimits limits) throws CgroupException {
        Folders.checkName(requireNonNull(name, "name"));
        requireNonNull(limits, "limits");
        requireOpen();
        boolean wantsBandwidth = limits.cpuBandwidth().isPresent();
        if (wantsBandwidth && parent.cpu().isEmpty()) {
            throw new CgroupException(
                    CgroupException.Operation.CREATE,
                    parent.memory().resolve(name),
                    "no usable cpu controller for the CPU bandwidth",
                    "mount the v1 cpu controller writable, or leave the bandwidth out");
        }
        var folders = (wantsBandwidth ? parent : parent.withoutCpu()).child(name);
        Folders.createAll(place.host(), folders.distinct());
        try {
            return new V1RunGroup(place.host(), folders, absentFiles, V1Limits.apply(folders, limits, absentFiles));
        } catch (CgroupException e) {
            Folders.undo(place.host(), folders.distinct(), e);
            throw e;
        }
    }

    @Override
    public SweepReport sweep() throws CgroupException {
        requireOpen();
        return Sweep.sweep(place.host(), place.proc(), place.folders());
    }

    @Override
    public void close() throws CgroupException {
        closed.set(true);
        var failures = new Failures();
        for (Path folder : parent.distinct()) {
            failures.attempt(() -> Demolition.demolish(place.host(), folder));
        }
        failures.throwFirst();
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the hierarchy is closed");
        }
    }
}
