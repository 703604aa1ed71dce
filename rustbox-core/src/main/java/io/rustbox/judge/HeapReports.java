package io.rustbox.judge;

import io.rustbox.Report;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.RuntimeHeap;
import io.rustbox.language.Language;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds in a run's standard error what its language's runtime says of an exhausted heap. */
final class HeapReports {
    private static final int LONGEST_LINE = 500;

    private HeapReports() {}

    /** {@return the run's evidence, with the runtime's report if ending and text are both as the language says} */
    static Evidence evidence(Language language, Report report) {
        Evidence evidence = report.evidence();
        return language.heap()
                .flatMap(heap -> find(heap, report))
                .map(evidence::with)
                .orElse(evidence);
    }

    private static Optional<RuntimeHeap> find(Language.Heap heap, Report report) {
        Evidence evidence = report.evidence();
        for (Language.Exhaustion sign : heap.exhausted()) {
            if (evidence.termination().filter(sign.ending()::equals).isPresent()) {
                Optional<String> line = lastLine(report.stderr().bytes(), sign.stderr());
                if (line.isPresent()) {
                    long bytes = heap.bytes(evidence.limits().memoryBytes());
                    return Optional.of(new RuntimeHeap(bytes, sign.ending(), sign.stderr(), line.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** {@return the text with what stands around it in its line} */
    private static Optional<String> lastLine(byte[] bytes, String text) {
        String written = new String(bytes, StandardCharsets.UTF_8);
        int found = written.lastIndexOf(text);
        if (found < 0) {
            return Optional.empty();
        }
        int begin = Math.max(written.lastIndexOf('\n', found) + 1, found - LONGEST_LINE);
        int end = written.indexOf('\n', found + text.length());
        int most = Math.min(end < 0 ? written.length() : end, found + text.length() + LONGEST_LINE);
        return Optional.of(written.substring(begin, most).strip());
    }
}
