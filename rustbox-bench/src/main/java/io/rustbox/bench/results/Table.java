package io.rustbox.bench.results;

import io.rustbox.bench.results.Measurement.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Results as text: for a terminal, or for Markdown. */
public final class Table {
    private static final List<String> HEADS =
            List.of("benchmark", "", "median", "±", "p99", "unit", "of ProcessBuilder", "B/run", "lacks");
    private static final String NONE = "";

    private Table() {}

    /** {@return the value and error of one measurement} */
    public static String value(Measurement measurement) {
        Estimate estimate = measurement.estimate();
        return number(estimate.value()) + " ± " + number(estimate.error()) + " "
                + measurement.quantity().unit();
    }

    /** {@return columns of equal width} */
    public static String text(Results results) {
        List<List<String>> rows = rows(results);
        StringBuilder text = new StringBuilder(results.machine().text()).append("\n\n");
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(pad(row.get(column), width(rows, column), column)).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        results.skipped().forEach((id, reason) -> text.append("not run: %s: %s%n".formatted(id, reason)));
        return text.toString();
    }

    /** {@return a table of Markdown} */
    public static String markdown(Results results) {
        StringBuilder text = new StringBuilder(results.machine().text()).append(".\n\n");
        List<List<String>> rows = rows(results);
        text.append(markdown(rows.getFirst(), UnaryOperator.identity()));
        text.append("|---|---|--:|--:|--:|---|--:|--:|---|\n");
        rows.stream().skip(1).forEach(row -> text.append(markdown(row, cell -> cell.replace("|", "\\|"))));
        results.skipped().forEach((id, reason) -> text.append("\nNot run: `%s`: %s\n".formatted(id, reason)));
        return text.toString();
    }

    private static String markdown(List<String> row, UnaryOperator<String> escape) {
        return "| " + String.join(" | ", row.stream().map(escape).toList()) + " |\n";
    }

    private static List<List<String>> rows(Results results) {
        Optional<Measurement> baseline = results.find(Results.BASELINE);
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADS);
        results.measurements().stream()
                .sorted(Comparator.comparing((Measurement each) -> !each.id().startsWith("Launch"))
                        .thenComparing(Measurement::id))
                .forEach(each -> rows.add(row(each, baseline)));
        return rows;
    }

    private static List<String> row(Measurement each, Optional<Measurement> baseline) {
        Estimate estimate = each.estimate();
        return List.of(
                each.id(),
                each.label(),
                number(estimate.value()),
                number(estimate.error()),
                number(each.p99()),
                each.quantity().unit(),
                baseline.flatMap(base -> ratio(each, base)).orElse(NONE),
                bytes(each.allocatedBytes()),
                each.lacks());
    }

    private static Optional<String> ratio(Measurement each, Measurement baseline) {
        boolean comparable = each.quantity() instanceof Quantity.Time && each.quantity().equals(baseline.quantity());
        return comparable
                ? Optional.of(String.format(
                        Locale.ROOT, "%.2f", each.estimate().value() / baseline.estimate().value()))
                : Optional.empty();
    }

    private static String bytes(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%,.0f", value.getAsDouble()) : NONE;
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NONE;
    }

    /** Three digits or more. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        int decimals = Math.clamp(2 - (int) Math.floor(Math.log10(Math.max(Math.abs(value), 1e-9))), 0, 4);
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String cell, int width, int column) {
        String space = " ".repeat(width - cell.length());
        boolean isNumber = column >= 2 && column != 5 && column != HEADS.size() - 1;
        return isNumber ? space + cell : cell + space;
    }
}
