/**
 * Runs an untrusted program behind eight layers of the kernel and reports what the kernel says happened.
 *
 * <p>A sandbox is built state by state. Each state is a type that offers only the next legal step, so a program that skips,
 * repeats or reorders a layer does not compile:
 *
 * <pre>
 * Unconfigured ──isolate(Root)──▶ Isolated ──limit(Limits)──▶ Limited ──lock(Lockdown)──▶ Locked ──start(Command)──▶ Running
 *                                                                                           ▲                         │
 *                                                                                           └─────── await() ─────────┘
 *                                                                                                       Report
 * </pre>
 *
 * <table>
 * <caption>What each transition does in the kernel</caption>
 * <tr><th>isolate</th><td>layers 1 to 3: PID, mount and network namespace (and IPC, UTS, cgroup), a private root</td></tr>
 * <tr><th>limit</th><td>layer 4: a control group, every limit written and read back</td></tr>
 * <tr><th>lock</th><td>layers 5 to 8: seccomp filter, capabilities, credentials, no_new_privs; compiled and planned</td></tr>
 * <tr><th>start</th><td>the plan is replayed; the program executes only if every row of it held</td></tr>
 * </table>
 *
 * <p>The {@linkplain io.rustbox.Enforcement enforcement level} is a type parameter: a method that takes
 * {@code Locked<Strict>} can't be handed a permissive sandbox.
 *
 * <p>A program's fault is an {@linkplain io.rustbox.evidence.Outcome outcome}, a caller's mistake an unchecked exception, and
 * what the host refuses a {@link io.rustbox.SandboxException} that names the step, the call and the errno.
 *
 * <p>States hold kernel resources and are {@link AutoCloseable}. Leaving a state hands them on; a state that was left or
 * closed throws {@link IllegalStateException}. All of it may be used from virtual threads: whatever blocks or is bound to
 * a thread runs on platform threads.
 *
 * <p>The states' implementations are the only classes of this package that reach into the unexported ones; from there
 * dependencies point one way: {@code launch} (applies plans, supervises) → {@code plan} (pure) → {@code linux} (bindings).
 */
package io.rustbox;
