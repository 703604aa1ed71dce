package io.rustbox.cgroups;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A parent folder in the v2 hierarchy. */
final class V2Hierarchy implements CgroupHierarchy {
    private final V2Place place;
    private final Path parent;
    private final Set<String> absentFiles;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Object cpuLock = new Object();
    private boolean cpuEnabled;

    V2Hierarchy(V2Place place, Path parent, Set<String> absentFiles) {
        this.place = place;
        this.parent = parent;
        this.absentFiles = absentFiles;
    }

    @Override
    public CgroupVersion version() {
        return CgroupVersion.V2;
    }

    @Override
    public List<Path> folders() {
        return List.of(parent);
    }

    @Override
    public RunGroup create(String name, GroupLimits limits) throws CgroupException {
        Folders.checkName(requireNonNull(name, "name"));
        requireNonNull(limits, "limits");
        requireOpen();
        if (limits.cpuBandwidth().isPresent()) {
            enableCpu();
        }
        Path folder = parent.resolve(name);
        Folders.createAll(place.host(), List.of(folder));
        try {
            return new V2RunGroup(
                    place.host(), folder, absentFiles, limits, V2Limits.apply(folder, limits, absentFiles));
        } catch (CgroupException e) {
            Folders.undo(place.host(), List.of(folder), e);
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
        Demolition.demolish(place.host(), parent);
    }

    /**
     * The cpu controller makes groups dearer and isn't needed to count CPU time: it is switched on by the first who
     * asks.
     */
    private void enableCpu() throws CgroupException {
        synchronized (cpuLock) {
            if (!cpuEnabled) {
                place.enableDownTo(parent, List.of(Controller.CPU));
                cpuEnabled = true;
            }
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the hierarchy is closed");
        }
    }
}
