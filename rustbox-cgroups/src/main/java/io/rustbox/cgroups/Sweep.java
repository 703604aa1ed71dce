package io.rustbox.cgroups;

import io.rustbox.cgroups.CgroupHierarchy.SweepReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds and removes the parents of dead JVMs. */
final class Sweep {
    private Sweep() {}

    static SweepReport sweep(Host host, Path proc, List<Path> ownFolders) throws CgroupException {
        var observer = Folders.self(proc);
        var removed = new ArrayList<Path>();
        var failures = new Failures();
        for (Path own : ownFolders) {
            for (Path folder : Demolition.subfolders(own)) {
                var owner = Owner.ofFolder(folder.getFileName().toString());
                if (owner.isPresent() && owner.get().isKnownDead(proc, observer)) {
                    failures.attempt(() -> {
                        Demolition.demolish(host, folder);
                        removed.add(folder);
                    });
                }
            }
        }
        return new SweepReport(removed, failures.all());
    }
}
