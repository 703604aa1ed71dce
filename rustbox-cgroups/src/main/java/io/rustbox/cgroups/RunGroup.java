package io.rustbox.cgroups;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The control group of one run. It serves one run only: besides clean figures, some kernels kill at birth every process
 * that is cloned into a group whose {@code cgroup.kill} was once written.
 *
 * <p>Safe for use by many threads. After {@link #close()} every other method except {@link #name()},
 * {@link #attachFiles()}, {@link #directory()} and {@link #settings()} throws {@link IllegalStateException}.
 */
public sealed interface RunGroup extends AutoCloseable permits V1RunGroup, V2RunGroup {
    /** {@return the folder's name} */
    String name();

    /**
     * {@return on v1, the {@code tasks} file of each of the group's folders, to each of which a child of one thread
     * writes {@code 0} itself; on v2 empty} Through {@code cgroup.procs} the same would wait out an RCU grace period.
     */
    List<Path> attachFiles();

    /** {@return on v2, the folder to open for {@code CLONE_INTO_CGROUP}; on v1 empty} */
    Optional<Path> directory();

    /** {@return the limits that were written, in the order of writing, with what the kernel then said} */
    List<Setting> settings();

    /**
     * {@return the CPU time used so far by all processes that are or were in the group, in nanoseconds} Cheap: a
     * file that is kept open is read from its start. Read from {@code cpuacct.usage} (v1) or {@code cpu.stat} (v2,
     * which counts microseconds).
     *
     * @throws CgroupException when the file can't be read or holds something else
     */
    long cpuUsageNanos() throws CgroupException;

    /**
     * {@return whether a process is alive in the group} Zombies don't count, although {@code pids.current} includes
     * them until they are waited for. Read from {@code cgroup.events} (v2), or {@code cgroup.procs} in the folder of
     * the pids controller (v1).
     *
     * @throws CgroupException when the file can't be read or holds something else
     */
    boolean populated() throws CgroupException;

    /**
     * {@return the pids of the processes alive in the group, from {@code cgroup.procs}} What the JVM's PID namespace can't see
     * has no pid here and is left out; but when on v2 a group is populated and none of its processes has a pid, that is told as
     * 0, which is not to be signalled.
     *
     * @throws CgroupException when the file can't be read or holds something else
     */
    List<Integer> processes() throws CgroupException;

    /** {@return how what runs in the group can be ended} */
    KillSupport killSupport();

    /**
     * {@return the kernel's figures as of now} To be asked once, when the run has ended. It throws nothing: a figure
     * that could not be had is empty, and the record says why.
     */
    GroupFigures figures();

    /**
     * Removes the group's folders. A folder whose last process is still on its way out is retried for a second at most.
     * All folders are tried. Closing again does nothing when all went, and tries the rest again otherwise. It kills
     * nothing.
     *
     * @throws CgroupException when a folder remains; further ones are attached as suppressed
     */
    @Override
    void close() throws CgroupException;
}
