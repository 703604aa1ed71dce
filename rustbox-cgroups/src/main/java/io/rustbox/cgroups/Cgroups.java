package io.rustbox.cgroups;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where control groups begin: finds out what this process may use. */
public final class Cgroups {
    private Cgroups() {}

    /** {@return what the host offers to this process} Reads {@code /proc/self} and looks at the folders it names. */
    public static Detection detect() {
        return detect(Path.of("/proc"), Path.of("/"));
    }

    /**
     * {@return what a host with other folders offers}
     *
     * @param proc a folder like {@code /proc}, with {@code self/cgroup} and {@code self/mountinfo}
     * @param root the folder that mount points are below
     */
    public static Detection detect(Path proc, Path root) {
        return detect(Host.REAL, requireNonNull(proc, "proc"), requireNonNull(root, "root"));
    }

    static Detection detect(Host host, Path proc, Path root) {
        List<Mount> mounts;
        OwnGroups own;
        try {
            mounts = Mount.parse(ControlFile.readPlain(proc.resolve("self/mountinfo")), root);
            own = OwnGroups.parse(ControlFile.readPlain(proc.resolve("self/cgroup")));
        } catch (IOException e) {
            return new Detection.Unusable(List.of(new Finding(
                    Finding.Topic.UNREADABLE,
                    "this process's control groups are unknown: " + e.getMessage(),
                    "mount proc on " + proc + ", and use a kernel with CONFIG_CGROUPS")));
        }
        var v2 = new V2Detector(host, proc, mounts, own).detect();
        if (v2 instanceof Detection.Usable) {
            return v2;
        }
        var v1 = new V1Detector(host, proc, mounts, own).detect();
        return switch (v1) {
            case Detection.Usable usable -> usable;
            case Detection.Unusable(var findings) ->
                new Detection.Unusable(relevant(mounts, v2.findings(), findings));
        };
    }

    /** The findings on the version that the host's operator chose: v1 when memory is mounted there. */
    private static List<Finding> relevant(List<Mount> mounts, List<Finding> v2, List<Finding> v1) {
        boolean memoryOnV1 = mounts.stream().anyMatch(V1Detector.carries(Controller.MEMORY));
        boolean anyV2 = mounts.stream().anyMatch(V2Detector::isV2);
        if (memoryOnV1) {
            return v1;
        }
        if (anyV2) {
            return v2;
        }
        var both = new ArrayList<>(v2);
        both.addAll(v1);
        return both;
    }
}
