package io.rustbox.commands;

import io.rustbox.commands.Console.Colour;
import io.rustbox.evidence.HostConditions;
import io.rustbox.host.Diagnosis;
import io.rustbox.host.Diagnosis.Concern;
import io.rustbox.host.Diagnosis.State;
import io.rustbox.host.HostReport;
import java.util.ArrayList;
import java.util.List;

/** What {@code judge doctor} found, for people. */
record DoctorText(Console console, CheckDepsText.Detail detail) {
    List<String> lines(HostReport host, List<Diagnosis> diagnoses, HostConditions conditions) {
        List<String> lines = new ArrayList<>(new CheckDepsText(console, detail).host(host));
        for (Concern concern : Concern.values()) {
            lines.add("");
            lines.add(switch (concern) {
                case SECURITY -> "Security:";
                case TIMING -> "Reproducible times:";
            });
            List<String> told = diagnoses.stream()
                    .filter(diagnosis -> diagnosis.concern() == concern && told(diagnosis))
                    .flatMap(diagnosis -> lines(diagnosis).stream())
                    .toList();
            lines.addAll(told.isEmpty() ? List.of("  nothing is amiss") : told);
        }
        lines.add("");
        lines.add("Reproducibility: " + conditions.score() + " of 100"
                + because("lowered by", conditions.loweredBy()) + because("unknown", conditions.unknown()));
        return lines;
    }

    private boolean told(Diagnosis diagnosis) {
        return switch (detail) {
            case EVERYTHING -> true;
            case PROBLEMS -> diagnosis.state() != State.GOOD;
        };
    }

    private List<String> lines(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        String mark =
                switch (diagnosis.state()) {
                    case GOOD -> console.coloured(Colour.GREEN, "ok     ");
                    case POOR -> console.coloured(Colour.YELLOW, "poor   ");
                    case UNKNOWN -> console.coloured(Colour.YELLOW, "unknown");
                };
        String points = diagnosis.points() == 0 ? "" : " (" + diagnosis.points() + " points)";
        lines.add("  " + mark + "  " + diagnosis.title() + ": " + diagnosis.found() + points);
        if (diagnosis.state() != State.GOOD) {
            lines.add("           " + diagnosis.meaning());
        }
        diagnosis.remedy().ifPresent(remedy -> lines.add("           fix: " + remedy));
        return lines;
    }

    private static String because(String word, List<String> names) {
        return names.isEmpty() ? "" : "; " + word + ": " + String.join(", ", names);
    }
}
