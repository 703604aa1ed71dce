/**
 * What a launch will do, as data: pure functions from a specification to an immutable list of rows, each one system call.
 *
 * <pre>
 * LaunchPlan = Rows before the clone, the call that clones the child, the child's Rows, Rows after it
 * Row        = step (a name), action, check
 * action     = Call(system call, Arguments) | Load(what the kernel wrote to memory earlier)
 * check      = Succeeds | Ignored | Equals(value)
 * Argument   = Number | Address of a Block | Loaded from a Block | ResultOf an earlier row | Given by each launch (Slot)
 * </pre>
 *
 * <p>The same list is what {@code explain} prints, what the replayer's table is laid out from, what an error message names
 * and what becomes the transcript in the evidence. Nothing here touches the kernel.
 *
 * <p>{@code Load} exists because the kernel answers some read-backs in memory (getresuid(2), capget(2)); with it the
 * replayer compares them like any other result, before the program executes.
 */
package io.rustbox.plan;
