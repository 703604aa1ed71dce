package io.rustbox.cgroups;

import static io.rustbox.cgroups.Controller.MEMORY;
import static io.rustbox.cgroups.Controller.PIDS;
import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * This process's own group in the v2 hierarchy.
 *
 * @param mount the top of the hierarchy as far as it is visible here
 * @param own the group, below {@code mount} or the same; never the leaf in which an earlier JVM put us
 */
record V2Place(Host host, Path proc, Path mount, Path own) implements Place {
    static final String SUBTREE_CONTROL = "cgroup.subtree_control";
    static final String CONTROLLERS = "cgroup.controllers";

    @Override
    public CgroupVersion version() {
        return CgroupVersion.V2;
    }

    @Override
    public List<Path> folders() {
        return List.of(own);
    }

    @Override
    public CgroupHierarchy open() throws CgroupException {
        if (!isRealRoot(own)) {
            Leaf.moveProcesses(host, own);
        }
        String name = Folders.createParent(host, Folders.self(proc), parent -> List.of(own.resolve(parent)));
        Path parent = own.resolve(name);
        try {
            enableDownTo(parent, List.of(MEMORY, PIDS));
        } catch (CgroupException e) {
            Folders.undo(host, List.of(parent), e);
            throw e;
        }
        return new V2Hierarchy(this, parent, absentFiles(parent));
    }

    /** The real root, and no root of a cgroup namespace, may hold processes beside groups; it has no type. */
    static boolean isRealRoot(Path folder) {
        return Files.notExists(folder.resolve("cgroup.type"));
    }

    /**
     * Switches controllers on for the groups in {@code last}, and before that in every folder above that lacks them.
     */
    void enableDownTo(Path last, List<Controller> controllers) throws CgroupException {
        var lacking = new ArrayList<Path>();
        for (Path folder = last; !has(folder, SUBTREE_CONTROL, controllers); folder =
                requireNonNull(folder.getParent())) {
            lacking.addFirst(folder);
            if (folder.equals(mount)) {
                break;
            }
        }
        for (Path folder : lacking) {
            enable(folder, controllers);
        }
    }

    private static void enable(Path folder, List<Controller> controllers) throws CgroupException {
        String value = controllers.stream().map(c -> "+" + c.kernelName()).collect(Collectors.joining(" "));
        ControlFile.write(
                folder.resolve(SUBTREE_CONTROL),
                value,
                "the group above has to offer the controllers, this user has to own the group (systemd: Delegate=yes),"
                        + " and no process may be directly in it");
        if (!has(folder, SUBTREE_CONTROL, controllers)) {
            throw new CgroupException(
                    CgroupException.Operation.VERIFY,
                    folder.resolve(SUBTREE_CONTROL),
                    "wrote " + value + ", reads back " + ControlFile.read(folder.resolve(SUBTREE_CONTROL)),
                    "see that nothing else manages this group (systemd: Delegate=yes)");
        }
    }

    static boolean has(Path folder, String file, List<Controller> controllers) throws CgroupException {
        var words = ControlFile.words(folder.resolve(file));
        return controllers.stream().allMatch(controller -> words.contains(controller.kernelName()));
    }

    private static Set<String> absentFiles(Path parent) {
        return Stream.of(V2RunGroup.SWAP_MAX, V2RunGroup.MEMORY_PEAK, V2RunGroup.PIDS_PEAK, V2RunGroup.KILL)
                .filter(name -> Files.notExists(parent.resolve(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
