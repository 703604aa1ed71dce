/**
 * Applies plans and supervises what comes of them.
 *
 * <p>{@link io.rustbox.launch.Isolation}, {@link io.rustbox.launch.Confinement} and {@link io.rustbox.launch.Enclosure} are the
 * kernel side of the states {@code Isolated}, {@code Limited} and {@code Locked}; each has a strict and a permissive
 * implementation. A {@link io.rustbox.launch.Launcher} starts runs in an enclosure: it opens what one run needs, replays the
 * launch table in a vfork child, and hands out a {@link io.rustbox.launch.LiveRun}, which is supervised on the thread that
 * launched it. The supervisor watches, the collection reads the evidence.
 *
 * <p>The child between clone and exec shares the memory of the JVM and runs neither Java nor libc: only the replayer's
 * machine code. It has to be a <em>vfork</em> child for all that time: the OOM killer ends every process that shares its
 * victim's memory, and only a task in vfork is exempt. Its change of credentials makes the JVM non-dumpable (no core file,
 * no attach by other users), which is wanted while a child with the JVM's memory runs under the sandbox's uid.
 *
 * <p>What differs from a first idea, and why:
 * <ul>
 * <li>On cgroup v1 the program's process moves itself through {@code tasks}: through {@code cgroup.procs} the kernel would
 *     wait out an RCU grace period, a hundredfold of the launch.
 * <li>There is no child in between that enters the namespaces and clones the program's process: setns(2) into a PID namespace
 *     decides where later children of the calling <em>thread</em> are born, so the launching thread aims at the keeper's,
 *     clones, and returns to its own, all within one native call. The program's process is a child of the JVM, which takes its
 *     status from the kernel itself, and a clone, an exit and a wait less are on the way to it.
 * <li>The cgroup namespace is entered by the program's process after it joined its group, not taken from the keeper:
 *     with {@code nsdelegate} the kernel refuses to clone into a group outside of the caller's cgroup namespace.
 * <li>What a run needs whatever its command is (scratch space, {@code /tmp}, {@code /dev/shm}, the control group) is made
 *     while the run before it is on, and taken apart after it, on two threads of the sandbox's own: a third of a warm run
 *     was spent on it.
 * <li>Time stamps are taken by the replayer next to the call that they belong to, out of the reach of a GC pause.
 * </ul>
 */
package io.rustbox.launch;
