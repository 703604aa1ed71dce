package io.rustbox.cgroups;

import static io.rustbox.cgroups.CgroupException.Operation.VERIFY;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** This process's own groups in v1 hierarchies. */
record V1Place(Host host, Path proc, V1Folders own) implements Place {
    @Override
    public CgroupVersion version() {
        return CgroupVersion.V1;
    }

    @Override
    public List<Path> folders() {
        return List.copyOf(own.distinct());
    }

    @Override
    public CgroupHierarchy open() throws CgroupException {
        String name = Folders.createParent(host, Folders.self(proc), parent -> own.child(parent).distinct());
        var parent = own.child(name);
        try {
            enableOomKiller(parent.memory());
        } catch (CgroupException e) {
            Folders.undo(host, parent.distinct(), e);
            throw e;
        }
        return new V1Hierarchy(this, parent, absentFiles(parent));
    }

    /** A group inherits {@code oom_kill_disable}: with it a run over its memory limit would hang instead of ending. */
    private static void enableOomKiller(Path parent) throws CgroupException {
        Path file = parent.resolve("memory.oom_control");
        if (isOomKillerDisabled(file)) {
            String remedy = "write 0 to the memory.oom_control of the groups above";
            ControlFile.write(file, "0", remedy);
            if (isOomKillerDisabled(file)) {
                throw new CgroupException(VERIFY, file, "wrote 0, still reads back oom_kill_disable 1", remedy);
            }
        }
    }

    private static boolean isOomKillerDisabled(Path file) throws CgroupException {
        String text = ControlFile.read(file);
        return !FlatKeyed.value(text, "oom_kill_disable")
                .orElseThrow(() -> ControlFile.unexpected(file, text))
                .equals("0");
    }

    private static Set<String> absentFiles(V1Folders parent) {
        var absent = new HashSet<String>();
        addAbsent(parent.memory(), List.of(V1RunGroup.MEMSW_LIMIT), absent);
        addAbsent(parent.pids(), List.of(V1RunGroup.PIDS_PEAK, V1RunGroup.PIDS_EVENTS), absent);
        return Set.copyOf(absent);
    }

    private static void addAbsent(Path folder, List<String> names, Set<String> absent) {
        names.stream().filter(name -> Files.notExists(folder.resolve(name))).forEach(absent::add);
    }
}
