package io.rustbox.bench.harness;

import io.rustbox.bench.results.Chart;
import io.rustbox.bench.results.Results;
import io.rustbox.bench.results.ResultsJson;
import io.rustbox.bench.results.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Runs the benchmarks and prints their table. Arguments: length, a pattern of names such as {@code Launch.strict} (every
 * benchmark that has it somewhere in its name is run), and the folder that gets {@code results.json}, {@code results.md} and
 * {@code results.svg}. Ends with status 1 if a benchmark failed.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: short|full PATTERN FOLDER");
            System.exit(2);
        }
        Pattern wanted = Pattern.compile(arguments[1]);
        Suite suite = new Suite(System.out);
        Results results = suite.run(Length.of(arguments[0]), id -> wanted.matcher(id).find());
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        ResultsJson.write(results, folder.resolve("results.json"));
        Files.writeString(folder.resolve("results.md"), Table.markdown(results));
        Files.writeString(folder.resolve("results.svg"), Chart.svg(results));
        System.out.println();
        System.out.print(Table.text(results));
        System.out.println();
        System.out.println("written: results.json, results.md and results.svg in " + folder.toAbsolutePath());
        if (suite.failed()) {
            System.exit(1);
        }
    }
}
