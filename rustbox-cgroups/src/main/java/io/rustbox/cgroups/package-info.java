/**
 * Control groups for runs, version 1 and 2, by reading and writing files alone.
 *
 * <h2>The model</h2>
 *
 * {@snippet lang = text :
 * Cgroups.detect() : Detection                 looks, changes nothing
 *   Unusable(findings)                         what is missing, and how to mend it
 *   Usable(place, findings)
 *     .open() : CgroupHierarchy                this JVM's parent folder
 *       .sweep()                               what dead JVMs left is killed and removed
 *       .create(name, limits) : RunGroup       limits written and read back
 *         attachFiles() / directory()          how the program gets in
 *         cpuUsageNanos(), populated()         while it runs
 *         killSupport()                        how it can be ended
 *         figures() : GroupFigures             when it has ended
 *         .close()                             the folders are removed
 *       .close()                               the parent is removed, with all that is left in it
 * }
 *
 * <p>Folders, below the group that the JVM was started in (its <em>own group</em>):
 *
 * {@snippet lang = text :
 * v1   /sys/fs/cgroup/memory/<own>/rustbox-<pid>-<start>-<pidns>-<n>/<run>
 *      /sys/fs/cgroup/pids/<own>/rustbox-…/<run>        one per hierarchy; controllers that
 *      /sys/fs/cgroup/cpuacct/<own>/rustbox-…/<run>     are mounted together share a folder
 *      /sys/fs/cgroup/cpu/<own>/rustbox-…/<run>         only for a run with a CPU bandwidth
 *
 * v2   /sys/fs/cgroup/<own>/rustbox-self                the JVM, and whatever else was in <own>
 *      /sys/fs/cgroup/<own>/rustbox-…/<run>
 * }
 *
 * <p>The own group is never left: whatever limits it, limits the runs, and whoever accounts for it, accounts for them.
 * Each run has a group of its own, so that its figures are its own, and no group is entered again after it was killed.
 * A name serves again only after its group is removed, and is then another group to the kernel.
 *
 * <h2>Version 2</h2>
 *
 * <p>The memory and pids controllers are switched on in {@code cgroup.subtree_control}, in the own group and, where it
 * lacks them, in the groups above as far as they are visible and writable. CPU time is counted without a controller;
 * cpu is switched on when the first run asks for a bandwidth. A group that holds processes can't hand controllers on,
 * except for the host's real root. Therefore {@link io.rustbox.cgroups.Detection.Usable#open()} first moves
 * <em>all</em> processes of the own group into the leaf {@code rustbox-self}, not the JVM's alone: a shell, a
 * container's init or a launcher that stays behind would make groups impossible, and in the leaf all of them keep their
 * limits, their account and their systemd unit. A process of a PID namespace that can't be seen from here can't be
 * moved; then opening is refused, and says so. A JVM that finds itself in such a leaf works in the group above it. The
 * leaf stays when the parent is removed.
 *
 * <p>This holds in the real root, in a group that root made, in one that was delegated to an ordinary user (directory,
 * {@code cgroup.procs} and {@code cgroup.subtree_control} are that user's), and in a container, whose own group is the
 * root of its cgroup namespace. A mount that was inherited from outside the namespace doesn't tell where the own group
 * is; detection says to mount anew.
 *
 * <h2>Limits</h2>
 *
 * <p>Memory ({@code memory.max}; {@code memory.limit_in_bytes}) always goes with no swap ({@code memory.swap.max} 0;
 * {@code memory.memsw.limit_in_bytes} equal to the memory limit, written second since it may not be lower). Where the
 * kernel doesn't account swap, detection finds so ({@code SWAP_NOT_LIMITED}), or in the real root of v2, which shows no
 * such file, {@link io.rustbox.cgroups.RunGroup#settings()} lacks the line. Not used: {@code memory.high}, which
 * throttles instead of ending; and {@code memory.oom.group}, with which the OOM killer ends every process of the group
 * and every process that shares memory with one. A child between vfork and exec is in the group and shares the memory
 * of the JVM. Without it the kernel picks its victim, passing over such a child, and
 * {@link io.rustbox.cgroups.GroupFigures#oomKills()} tells of it. {@code oom_kill_disable}, which v1 groups inherit, is
 * switched off in the parent: a run is ended, not stalled.
 *
 * <h2>Who is alive</h2>
 *
 * <p>A parent's name tells its owner's pid, start time (field 22 of {@code /proc/<pid>/stat}) and PID namespace. The
 * owner is dead when no such process exists, it started at another time, or it is a zombie without threads. In doubt it
 * is alive. A sweep looks below the own group only: what a JVM left in another group is found by the next one started
 * there.
 *
 * <h2>Cost</h2>
 *
 * <p>Making, reading and removing a group are some fifty calls on v1, nearly all of it time in the kernel: half for the
 * three mkdir and rmdir, a third for finding and opening files in a folder so fresh that nothing of it is cached. Files
 * are read and written with {@code java.io}: as fast as a channel, and an interrupted thread can't close them.
 * {@code create} may be called ahead of time, and {@code close} after the answer was given.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7)</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Control Group v2</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/memory.html">Memory Resource Controller (v1)</a>
 */
package io.rustbox.cgroups;
