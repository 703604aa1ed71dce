package io.rustbox.seccomp;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names of all system calls, whichever architecture has them. */
final class SyscallNames {
    private static final int SUGGESTIONS = 3;
    private static final SortedSet<String> ALL = Stream.of(Arch.values())
            .flatMap(arch -> arch.syscalls().stream())
            .map(Arch.Syscall::name)
            .collect(toCollection(TreeSet::new));

    private SyscallNames() {}

    static boolean isKnown(String name) {
        return ALL.contains(name);
    }

    static void requireKnown(String name) {
        if (!isKnown(name)) {
            throw new IllegalArgumentException(unknown(name));
        }
    }

    /** The message about a name that isn't known. */
    static String unknown(String name) {
        return "no system call is named \"" + name + "\"; the nearest are " + nearest(name);
    }

    private static String nearest(String name) {
        return ALL.stream()
                .sorted(Comparator.comparingInt((String known) -> distance(name, known)).thenComparing(known -> known))
                .limit(SUGGESTIONS)
                .collect(joining(", "));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements that turn one into the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
