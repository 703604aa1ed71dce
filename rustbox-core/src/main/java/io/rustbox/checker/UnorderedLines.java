package io.rustbox.checker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The same lines, each as often as expected, in any order. Whitespace at the end of a line makes no difference, and lines
 * with nothing else don't count. Keeps both sides in memory.
 */
public record UnorderedLines() implements Comparison {
    @Override
    public Match compare(InputStream expected, InputStream answer) throws IOException {
        requireNonNull(expected, "expected");
        requireNonNull(answer, "answer");
        Map<ByteBuffer, Integer> missing = new HashMap<>();
        long left = 0;
        LineSplitter right = new LineSplitter(expected.readAllBytes());
        while (right.next()) {
            var _ = missing.merge(right.line(), 1, Integer::sum);
            left++;
        }
        LineSplitter given = new LineSplitter(answer.readAllBytes());
        while (given.next()) {
            Integer count = missing.get(given.line());
            if (count == null) {
                return Difference.of(
                        "line " + given.number() + ": not an expected line, or there too often",
                        "another line",
                        Difference.quote(given.line()));
            }
            if (count == 1) {
                var _ = missing.remove(given.line());
            } else {
                var _ = missing.put(given.line(), count - 1);
            }
            left--;
        }
        return missing.isEmpty() ? new Match.Same() : tooFew(left, missing.keySet().iterator().next());
    }

    private static Match tooFew(long count, ByteBuffer one) {
        String where = count == 1 ? "1 line is missing" : count + " lines are missing";
        return Difference.of(where, Difference.quote(one), "the end");
    }
}
