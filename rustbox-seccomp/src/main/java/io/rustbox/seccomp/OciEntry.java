package io.rustbox.seccomp;

import java.util.List;

/**
 * An element of {@code syscalls}, as it stands in the file.
 *
 * @param place where it stands
 * @param args its conditions; all must hold
 * @param neededCaps {@code includes.caps}
 * @param onlyOn {@code includes.arches}, empty for everywhere
 * @param notOn {@code excludes.arches}
 */
record OciEntry(
        String place,
        List<String> names,
        SyscallAction action,
        List<ArgCondition> args,
        List<String> neededCaps,
        List<String> onlyOn,
        List<String> notOn) {
    OciEntry {
        names = List.copyOf(names);
        args = List.copyOf(args);
        neededCaps = List.copyOf(neededCaps);
        onlyOn = List.copyOf(onlyOn);
        notOn = List.copyOf(notOn);
    }

    /**
     * The whole file.
     *
     * @param architectures what it is for, empty for everything
     */
    record Document(SyscallAction defaultAction, List<String> architectures, List<OciEntry> entries) {
        Document {
            architectures = List.copyOf(architectures);
            entries = List.copyOf(entries);
        }
    }
}
