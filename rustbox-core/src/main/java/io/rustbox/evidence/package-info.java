/**
 * What is known of a run, and what follows from it.
 *
 * <p>{@link io.rustbox.evidence.Evidence} is a record of facts, each read from the kernel or stamped by the supervisor,
 * none assumed. {@link io.rustbox.evidence.Classifier} turns it into an {@link io.rustbox.evidence.Outcome}: a pure
 * function, an ordered list of rules of which the first that matches decides.
 *
 * <pre>
 * layer_missing          a strict run in which a layer was not in force                   Indeterminate
 * termination_missing    nobody knows how the program ended                               Indeterminate
 * cancelled              the caller's kill ended it                                       Cancelled
 * cpu_figure_missing     CPU time is needed and could not be read                         Indeterminate
 * oom_figure_missing     a group was in force and its OOM kills could not be read         Indeterminate
 * cpu_limit              CPU time of the process tree ≥ limit                             CpuTimeLimit
 * supervisor_suspended   ended by itself past the wall limit or before: nobody saw when Indeterminate
 * wall_limit             wall time ≥ limit                                                WallTimeLimit
 * host_out_of_memory     the OOM killer fired, though the group never was out of memory   Indeterminate
 * oom_kill               the OOM killer fired in the run's group                          MemoryLimit
 * runtime_heap           the language's runtime ended and wrote as it does on a full heap  RuntimeHeapLimit
 * output_limit           more written to a stream than allowed                            OutputLimit
 * keeper_died            SIGKILL, and the keeper was killed from outside                  Indeterminate
 * unproven_kill          we killed it for a limit that the figures do not show reached    Indeterminate
 * file_size_limit        SIGXFSZ                                                          FileSizeLimit
 * forbidden_syscall      SIGSYS while a filter was in force                               ForbiddenSyscall
 * signal                 any other signal                                                 Signaled
 * exit                   an exit status                                                   Exited
 * </pre>
 *
 * <p>The rules rely on two promises of the supervisor: it kills only a program that a poll has just shown to be
 * running, and it kills for a limit only when that limit's own figure was reached.
 *
 * <p>This package knows nothing of how evidence is gathered, so a stored run can be classified on any machine.
 */
package io.rustbox.evidence;
