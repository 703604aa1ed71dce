package io.rustbox.cgroups;

import static io.rustbox.cgroups.CgroupException.Operation.KILL;
import static io.rustbox.cgroups.CgroupException.Operation.READ;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Removes a parent folder with all groups in it, whatever runs there. */
final class Demolition {
    private Demolition() {}

    /** Returns when the folder is gone, even if it was another JVM's sweep that removed it meanwhile. */
    static void demolish(Host host, Path parent) throws CgroupException {
        try {
            killAndRemove(host, parent);
        } catch (CgroupException e) {
            if (!Files.notExists(parent)) {
                throw e;
            }
        }
    }

    private static void killAndRemove(Host host, Path parent) throws CgroupException {
        var folders = new ArrayList<Path>();
        collect(parent, folders);
        Path killFile = parent.resolve("cgroup.kill");
        if (Files.exists(killFile)) {
            ControlFile.write(killFile, "1", "only the user who made the group, or root, may kill it");
        } else {
            for (Path folder : folders) {
                killListed(host, folder.resolve("cgroup.procs"));
            }
        }
        Removal.removeAll(host, folders);
    }

    /** Adds the folders below {@code folder} and then itself. */
    private static void collect(Path folder, List<Path> into) throws CgroupException {
        for (Path child : subfolders(folder)) {
            collect(child, into);
        }
        into.add(folder);
    }

    static List<Path> subfolders(Path folder) throws CgroupException {
        try (var entries = Files.newDirectoryStream(folder)) {
            var folders = new ArrayList<Path>();
            for (Path entry : entries) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(entry);
                }
            }
            return folders;
        } catch (DirectoryIteratorException e) {
            throw unreadable(folder, requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static CgroupException unreadable(Path folder, IOException cause) {
        return new CgroupException(READ, folder, cause, "see that this user may list the group's folder");
    }

    /** v1 has no {@code cgroup.kill}: kills until none is listed, since a process may fork while it is being killed. */
    private static void killListed(Host host, Path procs) throws CgroupException {
        long deadline = System.nanoTime() + host.patienceNanos();
        try (var pause = new Removal.Pause()) {
            for (var pids = ControlFile.pids(procs); !pids.isEmpty(); pids = ControlFile.pids(procs)) {
                if (System.nanoTime() - deadline >= 0) {
                    throw new CgroupException(KILL, procs, "still alive: " + pids, "end them by hand");
                }
                for (int pid : pids) {
                    if (pid != 0) {
                        host.kill(pid, procs);
                    }
                }
                pause.take();
            }
        }
    }
}
