/**
 * Programs that try to get out of a strict sandbox, to bring its host down, to be judged better than they are, or to reach
 * a neighbour; and what runs them.
 *
 * <p>An attack is a file, {@code LANGUAGE/NAME.EXTENSION} among the resources of this package, that begins with a comment:
 *
 * <pre>{@code
 * goal: what the attacker wants, in words
 * limits: memory=32 processes=8          only where the usual ones don't do; see Room
 * machine: x86_64                       only where it is bound to one
 * confined: CAUSE [NUMBER]               the verdict's cause, with the exit status or signal
 * prints: LINE                           exactly what it writes, line by line
 * matches: REGEX                         the same, where a line is not the same each time
 * hits: process                          limits that were touched without deciding
 * otherwise: CAUSE [NUMBER] [and hits memory]  what it comes to on kernels that go about it differently
 * leaves: 1                              processes found alive after its end, and killed
 * unconfined: WHO STATUS                 as user or root, outside of any sandbox
 * arguments: 64                          the bound that keeps an unconfined attack harmless
 * prints: LINE
 * unless: REGEX                          what it may print instead, where this kernel has no such thing to attack
 * }</pre>
 *
 * <p>Each is run confined, between two runs of an innocent program in the same warm sandbox, which has to see the same
 * both times; and unconfined, in throw-away namespaces, to show that it bites. What the host looks like and a neighbour's
 * run are compared as well.
 */
@NullMarked
package io.rustbox.attack;

import org.jspecify.annotations.NullMarked;
