package io.rustbox.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Puts results into this module's README: keeps their file, draws its chart, writes its table. Arguments: the file of results,
 * and the module's folder.
 */
public final class Publish {
    private static final String BEGIN = "<!-- results -->\n";
    private static final String END = "<!-- end of results -->\n";

    private Publish() {}

    public static void main(String[] arguments) throws IOException {
        publish(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void publish(Path measured, Path module) throws IOException {
        Results results = ResultsJson.read(measured);
        Path folder = Files.createDirectories(module.resolve("results"));
        var _ = Files.copy(measured, folder.resolve("results.json"), StandardCopyOption.REPLACE_EXISTING);
        var _ = Files.writeString(folder.resolve("results.svg"), Chart.svg(results));
        Path readme = module.resolve("README.md");
        var _ = Files.writeString(readme, with(results, Files.readString(readme)));
    }

    private static String with(Results results, String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the README has no place for results");
        }
        String section = "\n![launches as bars](results/results.svg)\n\n" + Table.markdown(results) + "\n";
        return text.substring(0, begin + BEGIN.length()) + section + text.substring(end);
    }
}
