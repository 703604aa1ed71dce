package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

/**
 * A language's runtime was told a size for its heap, and what it wrote reads as if that did not suffice. It counts only
 * together with the ending.
 *
 * @param heapBytes the size that it was told, derived from the memory limit
 * @param ending how this runtime ends when its heap is exhausted
 * @param text what it then writes
 * @param line the last line of standard error that has the text, cut if it is long
 */
public record RuntimeHeap(long heapBytes, Termination ending, String text, String line) {
    public RuntimeHeap {
        requireNonNull(ending, "ending");
        requireNonNull(text, "text");
        requireNonNull(line, "line");
    }

    /** {@return whether the program ended so, and the line has the text} */
    boolean borneOutBy(Evidence evidence) {
        return evidence.termination().filter(ending::equals).isPresent() && line.contains(text);
    }
}
