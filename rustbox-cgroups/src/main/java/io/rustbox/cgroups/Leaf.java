package io.rustbox.cgroups;

import static io.rustbox.cgroups.CgroupException.Operation.CREATE;
import static io.rustbox.cgroups.CgroupException.Operation.MOVE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;

/**
 * The leaf into which the processes of the own group go, since a v2 group that holds processes can't hand controllers
 * on ("no internal processes"). All of them go, whoever they are: beside the JVM that is the shell or the init that
 * started it, and one that stays behind would make groups impossible. The leaf is in the group they were in, so they
 * stay under the same limits, in the same account, and in the same systemd unit.
 */
final class Leaf {
    /** Fixed: JVMs that share a group share the leaf, and one started from it recognises it. */
    static final String NAME = "rustbox-self";

    private static final int ROUNDS = 100;
    private static final String REMEDY =
            "start the JVM in a group of its own that its user owns, such as systemd-run --scope -p Delegate=yes makes";

    private Leaf() {}

    /** Moves until none is left: a process may fork while it is being moved. */
    static void moveProcesses(Host host, Path group) throws CgroupException {
        Path procs = group.resolve("cgroup.procs");
        Path leaf = group.resolve(NAME);
        List<Integer> pids = ControlFile.pids(procs);
        if (pids.isEmpty()) {
            return;
        }
        create(host, leaf);
        for (int round = 0; round < ROUNDS && !pids.isEmpty(); round++) {
            move(pids, procs, leaf.resolve("cgroup.procs"));
            pids = ControlFile.pids(procs);
        }
        if (!pids.isEmpty()) {
            throw new CgroupException(MOVE, procs, "processes keep appearing: " + pids, REMEDY);
        }
    }

    private static void create(Host host, Path leaf) throws CgroupException {
        try {
            host.mkdir(leaf);
        } catch (FileAlreadyExistsException _) {
            // Made by another JVM, or by one before us.
        } catch (IOException e) {
            throw new CgroupException(CREATE, leaf, e, REMEDY);
        }
    }

    private static void move(List<Integer> pids, Path from, Path to) throws CgroupException {
        for (int pid : pids) {
            if (pid == 0) {
                throw new CgroupException(MOVE, from, "holds a process of another PID namespace", REMEDY);
            }
            try {
                ControlFile.write(to, Integer.toString(pid), REMEDY);
            } catch (CgroupException e) {
                if (ControlFile.pids(from).contains(pid)) {
                    throw e;
                }
            }
        }
    }
}
