/**
 * What makes an answer right, where it takes no program to tell.
 *
 * <pre>
 * Comparison ─┬─ Exact            every byte
 *             ├─ Lines            without regard to whitespace at the ends of lines; the default
 *             ├─ Tokens           whatever the whitespace; on request in any case, with a Tolerance for numbers
 *             └─ UnorderedLines   in any order
 *
 * Comparison.compare(expected, answer) ─→ Match ─┬─ Same
 *                                                └─ Different: where, and for judges the detail
 * </pre>
 *
 * <p>Comparisons are pure functions of two streams of bytes, linear in their length. None of them decodes characters:
 * whitespace and the case of letters are those of ASCII.
 */
package io.rustbox.checker;
