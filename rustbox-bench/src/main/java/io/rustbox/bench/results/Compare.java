package io.rustbox.bench.results;

import io.rustbox.bench.results.Comparison.Change;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Compares two files of results, and ends with status 1 if anything has become slower. Arguments: the file from before, the
 * one from after, and how many per cent are not worth mentioning (5).
 */
public final class Compare {
    private static final String TOLERANCE = "5";

    private Compare() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out));
    }

    /** {@return the exit status: 0 if nothing has become slower, 1 if something has, 2 if that can't be told} */
    static int run(String[] arguments, PrintStream out) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            out.println("usage: BEFORE.json AFTER.json [TOLERANCE_PER_CENT]");
            return 2;
        }
        double tolerance = Double.parseDouble(arguments.length == 3 ? arguments[2] : TOLERANCE) / 100;
        Comparison comparison;
        try {
            comparison = Comparison.of(
                    ResultsJson.read(Path.of(arguments[0])), ResultsJson.read(Path.of(arguments[1])), tolerance);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
        print(comparison, out);
        return comparison.slower().isEmpty() ? 0 : 1;
    }

    private static void print(Comparison comparison, PrintStream out) {
        out.println("after : before, each in terms of " + Results.BASELINE + ", with bounds");
        for (Change each : comparison.changes()) {
            out.printf(Locale.ROOT, "%6.2f  (%.2f to %.2f)  %-7s  %s%n", each.ratio(), each.atLeast(), each.atMost(),
                    each.finding().name().toLowerCase(Locale.ROOT), each.id());
        }
        comparison.missing().forEach(id -> out.println("not measured any more: " + id));
        out.println(comparison.slower().isEmpty()
                ? "nothing has become slower"
                : comparison.slower().size() + " slower");
    }
}
