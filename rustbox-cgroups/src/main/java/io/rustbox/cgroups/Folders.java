package io.rustbox.cgroups;

import static io.rustbox.cgroups.CgroupException.Operation.CREATE;
import static io.rustbox.cgroups.CgroupException.Operation.READ;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Makes folders: all of a list, or none. */
final class Folders {
    private static final int MOST_PARENTS = 10_000;

    private Folders() {}

    static void createAll(Host host, List<Path> folders) throws CgroupException {
        for (int i = 0; i < folders.size(); i++) {
            try {
                host.mkdir(folders.get(i));
            } catch (IOException e) {
                var failure = new CgroupException(
                        CREATE, folders.get(i), e, "give each group its own name, in a folder this user may write to");
                undo(host, folders.subList(0, i), failure);
                throw failure;
            }
        }
    }

    /** Removes what was made before {@code failure}, without hiding it. */
    static void undo(Host host, List<Path> folders, CgroupException failure) {
        try {
            Removal.removeAll(host, folders);
        } catch (CgroupException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Makes the first free parent of this JVM's: more than one can be in use when classes are loaded more than once.
     */
    static String createParent(Host host, Owner owner, Function<String, List<Path>> folders) throws CgroupException {
        for (int n = 0;; n++) {
            String name = owner.folderName(n);
            try {
                createAll(host, folders.apply(name));
                return name;
            } catch (CgroupException e) {
                if (!(e.getCause() instanceof FileAlreadyExistsException) || n >= MOST_PARENTS) {
                    throw e;
                }
            }
        }
    }

    static Owner self(Path proc) throws CgroupException {
        try {
            return Owner.self(proc);
        } catch (IOException e) {
            throw new CgroupException(READ, proc.resolve("self"), e, "mount proc there");
        }
    }

    static void checkName(String name) {
        boolean good = !name.isEmpty() && name.length() <= 200 && isAlphanumeric(name.charAt(0));
        for (int i = 0; good && i < name.length(); i++) {
            char c = name.charAt(i);
            good = isAlphanumeric(c) || c == '.' || c == '_' || c == '-';
        }
        if (!good) {
            throw new IllegalArgumentException("not a name for a group: \"" + name + "\"");
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
