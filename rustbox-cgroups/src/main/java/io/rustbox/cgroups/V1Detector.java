package io.rustbox.cgroups;

import static io.rustbox.cgroups.Controller.CPU;
import static io.rustbox.cgroups.Controller.CPUACCT;
import static io.rustbox.cgroups.Controller.MEMORY;
import static io.rustbox.cgroups.Controller.PIDS;
import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for this process's own groups in v1 hierarchies. */
final class V1Detector {
    private final Host host;
    private final Path proc;
    private final List<Mount> mounts;
    private final OwnGroups groups;
    private final List<Finding> findings = new ArrayList<>();

    V1Detector(Host host, Path proc, List<Mount> mounts, OwnGroups groups) {
        this.host = host;
        this.proc = proc;
        this.mounts = mounts;
        this.groups = groups;
    }

    static Predicate<Mount> carries(Controller controller) {
        return mount -> mount.type().equals("cgroup") && mount.options().contains(controller.kernelName());
    }

    Detection detect() {
        Map<Controller, Path> own = new EnumMap<>(Controller.class);
        for (var controller : List.of(MEMORY, PIDS, CPUACCT)) {
            var problem = locate(controller, own);
            problem.ifPresent(findings::add);
        }
        if (!findings.isEmpty()) {
            return new Detection.Unusable(findings);
        }
        // Needed for a CPU bandwidth alone: without it, asking for one is refused, and all else works.
        var _ = locate(CPU, own);
        if (Files.notExists(requireNonNull(own.get(MEMORY)).resolve(V1RunGroup.MEMSW_LIMIT))) {
            findings.add(new Finding(
                    Finding.Topic.SWAP_NOT_LIMITED,
                    "the memory controller doesn't account swap",
                    "boot with swapaccount=1, or switch swap off"));
        }
        var folders = new V1Folders(
                requireNonNull(own.get(MEMORY)),
                requireNonNull(own.get(PIDS)),
                requireNonNull(own.get(CPUACCT)),
                Optional.ofNullable(own.get(CPU)));
        return new Detection.Usable(new V1Place(host, proc, folders), findings);
    }

    /** Puts the controller's folder into {@code own}, or says why it can't be used. */
    private Optional<Finding> locate(Controller controller, Map<Controller, Path> own) {
        String name = controller.kernelName();
        String group = groups.v1().get(name);
        if (group == null || mounts.stream().noneMatch(carries(controller))) {
            return Optional.of(new Finding(
                    Finding.Topic.CONTROLLER_MISSING,
                    "no v1 hierarchy with the " + name + " controller is mounted",
                    "mount it (mount -t cgroup -o " + name + " cgroup /sys/fs/cgroup/" + name + "), boot without"
                            + " cgroup_no_v1=" + name + " and cgroup_disable=" + name
                            + ", or better boot with cgroup v2"));
        }
        Optional<Finding> problem = Optional.empty();
        for (Mount mount : mounts) {
            var folder = carries(controller).test(mount) ? mount.folderOf(group) : Optional.<Path>empty();
            if (folder.isEmpty()) {
                continue;
            }
            var obstacle = obstacle(name, mount, folder.get());
            if (obstacle.isEmpty()) {
                own.put(controller, folder.get());
                return obstacle;
            }
            problem = obstacle;
        }
        return problem.or(() -> Optional.of(new Finding(
                Finding.Topic.NOT_MOUNTED,
                "the mounted " + name + " hierarchy doesn't show this process's own group " + group,
                "mount it anew inside this cgroup namespace")));
    }

    private Optional<Finding> obstacle(String name, Mount mount, Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of(new Finding(
                    Finding.Topic.NOT_MOUNTED,
                    "this process's own " + name + " group " + folder + " doesn't exist",
                    "start the JVM anew in a group that exists"));
        }
        if (mount.isReadOnly()) {
            return Optional.of(new Finding(
                    Finding.Topic.READ_ONLY,
                    "the " + name + " hierarchy is mounted read-only on " + mount.point(),
                    "mount it read-write; for a container that takes --privileged or a writable bind of the host's"
                            + " mount"));
        }
        if (!host.writable(folder)) {
            return Optional.of(new Finding(
                    Finding.Topic.NOT_DELEGATED,
                    "this user may not make groups in " + folder,
                    "run as root, or have root make a group there, chown it with its tasks file to this user and start"
                            + " the JVM in it"));
        }
        return Optional.empty();
    }
}
