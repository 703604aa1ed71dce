package io.rustbox.commands;

import io.rustbox.commands.Console.Colour;
import io.rustbox.evidence.Mode;
import io.rustbox.selftest.AttackResult;
import io.rustbox.selftest.Barrier;
import io.rustbox.selftest.Containment;
import io.rustbox.selftest.SelftestReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A self test as a table, a line as soon as it is known. */
record SelftestText(Console console) {
    private static final String ROW = "%-24s %s  %-18s %s";

    List<String> heading(Mode mode) {
        return List.of(
                "Attacks from a " + mode.id() + " sandbox:",
                String.format(Locale.ROOT, ROW, "attack", "result                    ", "stopped by", "evidence"));
    }

    void print(AttackResult result) {
        try {
            console.print(List.of(line(result)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> summary(SelftestReport report) {
        List<String> lines = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (Containment containment : Containment.values()) {
            if (report.count(containment) > 0) {
                counts.add(report.count(containment) + " " + spoken(containment));
            }
        }
        lines.add(report.results().size() + " attacks: " + String.join(", ", counts) + ".");
        lines.add(switch (report.conclusion()) {
            case HELD -> "Everything was contained that " + report.mode().id() + " mode promises to contain.";
            case BROKEN -> "NOT everything was contained that " + report.mode().id() + " mode promises to contain.";
            case UNDECIDED -> "Nothing got through, but it can't be told of every attack what stopped it.";
        });
        if (report.count(Containment.NOT_PROMISED) > 0) {
            lines.add("What is not promised takes a strict sandbox, or is for programs that mean no harm.");
        }
        lines.add("");
        return lines;
    }

    private String line(AttackResult result) {
        return String.format(Locale.ROOT, ROW, result.id(), word(spoken(result.containment()), colour(result)),
                result.stoppedBy().map(Barrier::id).orElse("-"), evidence(result));
    }

    private static String evidence(AttackResult result) {
        return switch (result.containment()) {
            case CONTAINED, REFUSED_BY_HOST, INCONCLUSIVE -> result.inside()
                    + (result.outside().isEmpty() ? "" : "; outside " + result.outside());
            case NOT_PROMISED, NOT_CONTAINED -> result.inside() + "; it takes " + result.barriers().stream()
                    .map(Barrier::id)
                    .sorted()
                    .collect(Collectors.joining(" or "));
            case NOT_TRIED -> result.inside();
        };
    }

    private static Colour colour(AttackResult result) {
        return switch (result.containment()) {
            case CONTAINED -> Colour.GREEN;
            case REFUSED_BY_HOST, NOT_PROMISED, NOT_TRIED -> Colour.YELLOW;
            case NOT_CONTAINED, INCONCLUSIVE -> Colour.RED;
        };
    }

    private static String spoken(Containment containment) {
        return switch (containment) {
            case CONTAINED -> "contained";
            case REFUSED_BY_HOST -> "refused by the host anyway";
            case NOT_PROMISED -> "not promised";
            case NOT_CONTAINED -> "NOT CONTAINED";
            case INCONCLUSIVE -> "inconclusive";
            case NOT_TRIED -> "not tried";
        };
    }

    private String word(String word, Colour colour) {
        return console.coloured(colour, String.format(Locale.ROOT, "%-26s", word));
    }
}
