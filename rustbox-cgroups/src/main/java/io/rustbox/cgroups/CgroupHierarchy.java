package io.rustbox.cgroups;

import java.nio.file.Path;
import java.util.List;

/**
 * This JVM's own place in the host's control groups: a parent folder below the group that the JVM was started in, in
 * which each run gets a group of its own. The parent's name, {@code rustbox-<pid>-<start time>-<pid namespace>-<n>},
 * says whose it is, so that a later JVM can tell that its owner is dead even when the pid was given out again.
 *
 * <p>Safe for use by many threads. After {@link #close()}, {@link #create} and {@link #sweep} throw
 * {@link IllegalStateException}. It has to be closed after the groups: a group that is created while another thread
 * closes may make either fail.
 */
public sealed interface CgroupHierarchy extends AutoCloseable permits V1Hierarchy, V2Hierarchy {
    /** {@return the version that carries the controllers} */
    CgroupVersion version();

    /** {@return this JVM's parent folders: one on v2, one per hierarchy on v1} */
    List<Path> folders();

    /**
     * Makes a group, sets its limits and reads each back. It may be called ahead of time: an empty group costs only
     * memory.
     *
     * @param name the folder's name, of letters, digits, dots, underscores and hyphens, starting with a letter or
     *     digit; a name that a live group bears is refused by the kernel
     * @param limits what the run may use
     * @return the group, to be closed by the caller
     * @throws CgroupException when the folder can't be made, or a limit can't be set or reads back as another value;
     *     nothing of the group is left then
     * @throws IllegalArgumentException when the name is not of that form
     */
    RunGroup create(String name, GroupLimits limits) throws CgroupException;

    /**
     * Removes the parents that dead JVMs left below the same own group. What still runs in them is killed first.
     * Parents of live JVMs, of JVMs in other PID namespaces (whose life can't be seen from here) and folders of any
     * other name are left alone. A parent that resists is listed with its failure; the others are removed all the same.
     *
     * @return what was removed, and what resisted
     * @throws CgroupException when the own group can't be listed
     */
    SweepReport sweep() throws CgroupException;

    /**
     * Removes the parent; groups that are still in it are killed and removed. Closing again does nothing. On v2 the
     * processes that {@link Detection.Usable#open()} moved into a leaf stay there: other parents may rely on it.
     *
     * @throws CgroupException when something remains; what failed after the first failure is attached as suppressed
     */
    @Override
    void close() throws CgroupException;

    /**
     * What a sweep did.
     *
     * @param removed the parent folders that are gone; on v1 one per hierarchy
     * @param failures what could not be killed or removed
     */
    record SweepReport(List<Path> removed, List<CgroupException> failures) {
        /** Copies. */
        public SweepReport {
            removed = List.copyOf(removed);
            failures = List.copyOf(failures);
        }
    }
}
