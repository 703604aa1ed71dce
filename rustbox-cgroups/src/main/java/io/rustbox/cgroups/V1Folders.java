package io.rustbox.cgroups;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One group's folder per controller. Controllers that are mounted together share a folder.
 *
 * @param cpu absent when the group needs no CPU bandwidth, or the host has no such controller
 */
record V1Folders(Path memory, Path pids, Path cpuacct, Optional<Path> cpu) {
    V1Folders child(String name) {
        return new V1Folders(
                memory.resolve(name),
                pids.resolve(name),
                cpuacct.resolve(name),
                cpu.map(folder -> folder.resolve(name)));
    }

    V1Folders withoutCpu() {
        return new V1Folders(memory, pids, cpuacct, Optional.empty());
    }

    /** Each folder once. */
    List<Path> distinct() {
        var folders = new ArrayList<Path>(4);
        folders.add(memory);
        addNew(pids, folders);
        addNew(cpuacct, folders);
        cpu.ifPresent(folder -> addNew(folder, folders));
        return folders;
    }

    private static void addNew(Path folder, List<Path> folders) {
        if (!folders.contains(folder)) {
            folders.add(folder);
        }
    }
}
