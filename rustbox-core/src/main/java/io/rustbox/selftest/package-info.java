/**
 * The claims about the eight layers, tried on this host: {@link io.rustbox.selftest.Selftest} runs attacks in sandboxes as
 * anybody makes them, and says of each what stopped it, with the kernel's answer.
 *
 * <pre>
 * attack   = script goal sign*       sign = an error, an end, a fruitless answer: and the barriers that it speaks for
 * script   = step+                   step = a system call; which one follows depends on the sign of its answer
 * result   = contained | refused_by_host | not_promised | not_contained | inconclusive | not_tried
 * </pre>
 *
 * <p>Each attack is also tried outside, as a plain process in a form that does no harm there: only one that succeeds outside
 * can be contained, otherwise the host refuses it anyway. Whether a mode promises to stop an attack is read from the run's
 * own evidence: one of the barriers that are meant to stop it was in force, or none was. The layers behind the filter are
 * tried behind a filter that lets everything pass; the error of a call is the filter's where the interpreted filter
 * gives that very answer.
 *
 * <p>The attacks need no compiler and no interpreter: a probe of a few hundred bytes of machine code makes the calls that a
 * script lists. That image and the calls' numbers are this module's own and not exported, and whoever embeds the library may
 * want the proof at the start of their service; so this package is here and not with the commands.
 */
package io.rustbox.selftest;
