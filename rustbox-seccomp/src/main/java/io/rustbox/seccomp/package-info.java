/**
 * Which system calls a program may make: policies as data, compiled to the classic BPF programs that seccomp(2) runs.
 *
 * <p>Pure Java: nothing here calls the kernel. Whoever installs a filter takes {@link SeccompFilter#toBytes()}.
 * All types are immutable and may be used from any thread; {@code null} is refused everywhere.
 *
 * <h2>What a policy is</h2>
 *
 * <pre>
 * SeccompPolicy = name defaultAction foreignArchAction x32Action SyscallRule*
 * SyscallRule   = syscall Case* otherwise                     at most one rule for a call
 * Case          = ArgCondition+ action                        all must hold; the first case that holds decides
 * ArgCondition  = argument width mask relation value          (argument &amp; mask) relation value, unsigned
 * SyscallAction = Allow | Log | Trace | UserNotify | Errno | Trap | KillThread | KillProcess
 * relation      = EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL
 * width         = BITS_32 | BITS_64
 * </pre>
 *
 * <p>A rule names a call that at least one {@link Arch} has; compiling for an architecture leaves out rules for calls
 * that it lacks. A call without a rule gets {@code defaultAction}.
 *
 * <h2>The built-in policies</h2>
 *
 * <p>{@link SeccompPolicy#judge()} lets language runtimes and compilers work. It has four kinds of entries: calls
 * that are made; calls whose arguments are looked at ({@code clone}, {@code prctl}, {@code ioctl}, {@code socket},
 * {@code socketpair}, {@code personality}, {@code mknod}, {@code prlimit64}); calls that are refused with an error a
 * program can handle; and calls that only an attack makes, which kill the process with SIGSYS. Everything else, calls
 * of future kernels included, answers ENOSYS. What a runtime probes at its start is never in the killing part: that
 * is why {@code io_uring_setup} and {@code fanotify_init} answer ENOSYS while the calls that use what they make kill.
 *
 * <p>{@link SeccompPolicy#permissive()} is the same for a sandbox without namespaces. There, programs can't leave their
 * process group, Internet sockets answer EACCES, and System V and POSIX IPC answer ENOSYS. A filter can't do all that
 * namespaces do: signals to other processes of the same user, and local sockets that have a name, remain possible.
 *
 * <p>{@link SeccompPolicy#allowList}, {@link SeccompPolicy#denyList} and {@link SeccompPolicy#logOnly} start other
 * policies, {@link OciProfile} reads those of OCI runtimes and Docker.
 *
 * <h2>How it is compiled</h2>
 *
 * <pre>
 * ld arch;  foreign? return
 * ld nr;    binary search over ranges of numbers that share a decision
 * ld arg…   for decisions that look at arguments, in two halves of 32 bits
 * ret       one for each action
 * </pre>
 *
 * <p>The cost is paid at every system call. The binary search takes about as many comparisons as the logarithm of the
 * number of ranges, so no call is a slow one. Since Linux 5.11 the kernel moreover works out, when a filter is
 * installed, which calls it allows whatever their arguments, and doesn't run it for those; it can do so because the
 * program loads nothing but {@code arch} and {@code nr} before such a decision. Ordering by frequency was not worth a
 * table of frequencies.
 *
 * <p>The x32 calls of x86-64 are one more range of numbers, from 0x40000000 up, and need no check of their own.
 */
package io.rustbox.seccomp;
