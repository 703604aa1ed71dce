package io.rustbox.bench.results;

import io.rustbox.bench.results.Measurement.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Launches as bars, the shortest first, with their errors: what runs behind all layers in one colour, what lacks some in
 * another. Readable on light and dark ground.
 */
public final class Chart {
    private static final int WIDTH = 860;
    private static final int LEFT = 250;
    private static final int RIGHT = 110;
    private static final int TOP = 64;
    private static final int ROW = 26;
    private static final int BAR = 16;
    private static final String STYLE = """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #24292f }
            .title { font-weight: 600; font-size: 15px }
            .note { font-size: 11px; fill: #57606a }
            .all { fill: #0969da }
            .some { fill: #afb8c1 }
            .error { stroke: #24292f; stroke-width: 1.2; fill: none }
            .grid { stroke: #d0d7de; stroke-width: 1 }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 }
            .note { fill: #9198a1 }
            .all { fill: #4493f8 }
            .some { fill: #656c76 }
            .error { stroke: #e6edf3 }
            .grid { stroke: #3d444d }
            }
            </style>
            """;
    private static final String TITLE = "One run of a program that does nothing, median in µs";

    private Chart() {}

    /** {@return an SVG document of the launches in {@code results}} */
    public static String svg(Results results) {
        List<Measurement> launches = results.measurements().stream()
                .filter(each -> each.id().startsWith("Launch.") || each.id().startsWith("Peers."))
                .filter(each -> each.quantity().equals(new Quantity.Time("us")))
                .sorted(Comparator.comparingDouble(each -> each.estimate().value()))
                .toList();
        int height = TOP + ROW * launches.size() + 44;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" \
                aria-label="%3$s">
                """.formatted(WIDTH, height, escape(TITLE)));
        svg.append(STYLE);
        svg.append(text("title", 12, 24, "start", TITLE));
        svg.append(text("note", 12, 44, "start",
                "blue: all eight layers, limits and evidence; grey: lacks some of it; lines: 95 % confidence"));
        Scale scale = Scale.of(launches);
        for (double tick : scale.ticks()) {
            double x = scale.x(tick);
            svg.append("<path class=\"grid\" d=\"M%s %dV%d\"/>%n".formatted(number(x), TOP - 6, height - 36));
            svg.append(text("note", x, height - 22, "middle", whole(tick)));
        }
        for (int row = 0; row < launches.size(); row++) {
            svg.append(bar(launches.get(row), TOP + ROW * row, scale));
        }
        svg.append(text("note", 12, height - 6, "start", results.machine().text()));
        return svg.append("</svg>\n").toString();
    }

    private static String bar(Measurement each, int y, Scale scale) {
        Estimate estimate = each.estimate();
        double end = scale.x(estimate.value());
        double middle = y + BAR / 2.0;
        StringBuilder bar = new StringBuilder(text("label", LEFT - 8, y + 13, "end", each.label()));
        bar.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"2\"><title>%s</title></rect>%n"
                .formatted(each.lacks().isEmpty() ? "all" : "some", LEFT, y, number(end - LEFT), BAR,
                        escape(each.lacks().isEmpty() ? each.label() : each.label() + "; lacks " + each.lacks())));
        double beyond = end;
        if (!Double.isNaN(estimate.error())) {
            double from = scale.x(Math.max(0, estimate.value() - estimate.error()));
            beyond = scale.x(estimate.value() + estimate.error());
            bar.append("<path class=\"error\" d=\"M%1$s %2$sH%3$sM%1$s %4$sv8M%3$s %4$sv8\"/>%n"
                    .formatted(number(from), number(middle), number(beyond), number(middle - 4)));
        }
        return bar.append(text("value", beyond + 8, y + 13, "start", whole(estimate.value())))
                .toString();
    }

    private static String text(String style, double x, double y, String anchor, String text) {
        return "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
                .formatted(style, number(x), number(y), anchor, escape(text));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** From values to places on the horizontal axis. */
    private record Scale(double most) {
        private static final int TICKS = 5;

        static Scale of(List<Measurement> launches) {
            return new Scale(launches.stream()
                    .map(Measurement::estimate)
                    .mapToDouble(each -> each.value() + (Double.isNaN(each.error()) ? 0 : each.error()))
                    .max()
                    .orElse(1));
        }

        double x(double value) {
            return LEFT + value / most * (WIDTH - LEFT - RIGHT);
        }

        List<Double> ticks() {
            double rough = most / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double step = power * (rough < 2 * power ? 2 : rough < 5 * power ? 5 : 10);
            List<Double> ticks = new ArrayList<>();
            for (double tick = 0; tick <= most; tick += step) {
                ticks.add(tick);
            }
            return ticks;
        }
    }
}
