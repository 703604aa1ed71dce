package io.rustbox.cgroups;

import static io.rustbox.cgroups.Controller.MEMORY;
import static io.rustbox.cgroups.Controller.PIDS;
import static java.util.Objects.requireNonNull;

import io.rustbox.cgroups.Finding.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for this process's own group in the v2 hierarchy. */
final class V2Detector {
    private static final List<Controller> NEEDED = List.of(MEMORY, PIDS);

    private final Host host;
    private final Path proc;
    private final List<Mount> mounts;
    private final OwnGroups groups;

    V2Detector(Host host, Path proc, List<Mount> mounts, OwnGroups groups) {
        this.host = host;
        this.proc = proc;
        this.mounts = mounts;
        this.groups = groups;
    }

    static boolean isV2(Mount mount) {
        return mount.type().equals("cgroup2");
    }

    Detection detect() {
        var found = new ArrayList<Finding>();
        for (Mount mount : mounts) {
            if (!isV2(mount)) {
                continue;
            }
            Optional<Path> folder = groups.v2().flatMap(mount::folderOf).filter(Files::isDirectory);
            if (folder.isEmpty()) {
                found.add(new Finding(
                        Topic.NOT_MOUNTED,
                        "cgroup2 on " + mount.point() + " doesn't show this process's own group "
                                + groups.v2().orElse(""),
                        "mount cgroup2 anew inside this cgroup namespace, or start the JVM in a group that exists"));
                continue;
            }
            var place = new V2Place(host, proc, mount.point(), outOfLeaf(mount, folder.get()));
            var obstacle = obstacle(mount, place);
            if (obstacle.isEmpty()) {
                return new Detection.Usable(place, swapFindings(place.own()));
            }
            found.add(obstacle.get());
        }
        if (found.isEmpty()) {
            found.add(new Finding(
                    Topic.NOT_MOUNTED,
                    "cgroup v2 is not mounted",
                    "mount it (mount -t cgroup2 none /sys/fs/cgroup), or give the container a view of it"));
        }
        return new Detection.Unusable(found);
    }

    private static Path outOfLeaf(Mount mount, Path folder) {
        return !folder.equals(mount.point()) && folder.endsWith(Leaf.NAME)
                ? requireNonNull(folder.getParent())
                : folder;
    }

    private Optional<Finding> obstacle(Mount mount, V2Place place) {
        Path own = place.own();
        String type = contentOr("domain", own.resolve("cgroup.type"));
        if (!type.equals("domain")) {
            return Optional.of(new Finding(
                    Topic.THREADED,
                    own + " is of type " + type,
                    "start the JVM in a group of type domain, outside any threaded subtree"));
        }
        Optional<Path> giver;
        try {
            giver = nearestWithControllers(place);
        } catch (CgroupException e) {
            return Optional.of(
                    new Finding(Topic.UNREADABLE, String.valueOf(e.getMessage()), "mount cgroup2 on " + mount.point()));
        }
        if (giver.isEmpty()) {
            return Optional.of(new Finding(
                    Topic.CONTROLLER_MISSING,
                    "neither " + own + " nor a group above it has the memory and pids controllers in "
                            + V2Place.CONTROLLERS,
                    "have the group above delegate them (systemd: Delegate=yes), and boot without"
                            + " cgroup_disable=memory; a controller that is mounted as v1 is missing in v2"));
        }
        if (mount.isReadOnly()) {
            return Optional.of(new Finding(
                    Topic.READ_ONLY,
                    "cgroup2 is mounted read-only on " + mount.point(),
                    "mount it read-write; for a container that takes its own cgroup namespace and --privileged, or"
                            + " --security-opt writable-cgroups=true"));
        }
        return undelegated(place, giver.get()).map(file -> new Finding(
                Topic.NOT_DELEGATED,
                "this user may not write to " + file,
                "start the JVM in a delegated group: systemd-run --user --scope -p Delegate=yes COMMAND, Delegate=yes"
                        + " in the service's unit, or as root chown the group with its cgroup.procs and"
                        + " cgroup.subtree_control"));
    }

    /** The own group, or else the nearest above, in which the controllers can be switched on. */
    private static Optional<Path> nearestWithControllers(V2Place place) throws CgroupException {
        for (Path folder = place.own();; folder = requireNonNull(folder.getParent())) {
            if (V2Place.has(folder, V2Place.CONTROLLERS, NEEDED)) {
                return Optional.of(folder);
            }
            if (folder.equals(place.mount())) {
                return Optional.empty();
            }
        }
    }

    /** The first file that opening would have to write and may not. */
    private Optional<Path> undelegated(V2Place place, Path giver) {
        var files = new ArrayList<Path>();
        files.add(place.own());
        if (!V2Place.isRealRoot(place.own())) {
            files.add(place.own().resolve("cgroup.procs"));
        }
        for (Path folder = place.own();; folder = requireNonNull(folder.getParent())) {
            files.add(folder.resolve(V2Place.SUBTREE_CONTROL));
            if (folder.equals(giver)) {
                return files.stream().filter(file -> !host.writable(file)).findFirst();
            }
        }
    }

    /** The root has no memory files of its own; there, only opening tells. */
    private static List<Finding> swapFindings(Path own) {
        boolean missing = Files.exists(own.resolve("memory.max")) && Files.notExists(own.resolve(V2RunGroup.SWAP_MAX));
        return missing
                ? List.of(new Finding(
                        Topic.SWAP_NOT_LIMITED,
                        "the memory controller doesn't account swap",
                        "use a kernel with CONFIG_SWAP and boot without swapaccount=0, or switch swap off"))
                : List.of();
    }

    private static String contentOr(String absent, Path file) {
        try {
            return ControlFile.readPlain(file);
        } catch (IOException _) {
            return absent;
        }
    }
}
