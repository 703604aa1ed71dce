package io.rustbox.judge;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names of files that are to lie side by side. */
final class FileNames {
    private FileNames() {}

    /** {@return whether one of the two would stand in the place of the other, or of its folder} */
    static boolean clash(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }

    /** @throws IllegalArgumentException if two are the same, or one would have to be a folder for another */
    static void requireApart(Collection<String> names) {
        Set<String> files = new HashSet<>();
        for (String name : names) {
            if (!files.add(name)) {
                throw new IllegalArgumentException("two files have the name \"" + name + "\"");
            }
        }
        for (String name : names) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                if (files.contains(name.substring(0, slash))) {
                    throw new IllegalArgumentException(
                            "\"" + name.substring(0, slash) + "\" can't be a file and the folder of \"" + name + "\"");
                }
            }
        }
    }
}
