package io.rustbox.commands;

import io.rustbox.commands.Console.Colour;
import io.rustbox.evidence.Mode;
import io.rustbox.host.Check;
import io.rustbox.host.HostReport;
import io.rustbox.host.LayerSupport;
import java.util.ArrayList;
import java.util.List;

/** What {@code judge check-deps} found, for people. */
record CheckDepsText(Console console, Detail detail) {
    /** How much is told. */
    enum Detail {
        PROBLEMS,
        EVERYTHING
    }

    List<String> lines(HostReport host, List<LanguageState> languages, Readiness readiness) {
        List<String> lines = new ArrayList<>(host(host));
        lines.add("");
        for (Mode mode : Mode.values()) {
            lines.add("Layers, " + mode.id() + ":");
            host.layers(mode).forEach(support -> lines.add(line(support)));
        }
        lines.add("");
        lines.add("Languages:");
        languages.forEach(state -> lines.add(line(state)));
        lines.add("");
        lines.add(conclusion(readiness));
        return lines;
    }

    /** {@return what sandboxes can't do without, or have disadvantages without} */
    List<String> host(HostReport host) {
        List<String> lines = new ArrayList<>();
        lines.add("Host: Linux " + host.kernel() + ", " + host.architecture());
        host.checks().stream().filter(this::told).forEach(check -> lines.addAll(lines(check)));
        return lines;
    }

    private boolean told(Check check) {
        return switch (detail) {
            case EVERYTHING -> true;
            case PROBLEMS -> check.status() != Check.Status.OK;
        };
    }

    private List<String> lines(Check check) {
        List<String> lines = new ArrayList<>();
        String mark =
                switch (check.status()) {
                    case OK -> console.coloured(Colour.GREEN, "ok     ");
                    case WARNING -> console.coloured(Colour.YELLOW, "warning");
                    case MISSING -> console.coloured(Colour.RED, "missing");
                };
        lines.add("  " + mark + "  " + check.title() + ": " + check.finding());
        check.remedy().ifPresent(remedy -> lines.add("           fix: " + remedy));
        return lines;
    }

    private String line(LayerSupport support) {
        String mark =
                switch (support.availability()) {
                    case AVAILABLE -> console.coloured(Colour.GREEN, "yes");
                    case UNAVAILABLE -> console.coloured(Colour.RED, "no ");
                };
        return "  " + mark + "  " + support.layer().id() + ": " + support.why();
    }

    private String line(LanguageState state) {
        return switch (state) {
            case LanguageState.Available(var language, var toolchain) -> "  " + console.coloured(Colour.GREEN, "yes")
                    + "  " + language.id() + ": " + toolchain.version() + ", " + toolchain.executable();
            case LanguageState.Unavailable(var language, String why) -> "  " + console.coloured(Colour.RED, "no ")
                    + "  " + language.id() + ": " + why;
        };
    }

    private static String conclusion(Readiness readiness) {
        return switch (readiness) {
            case STRICT -> "Ready: strict, all eight layers.";
            case PERMISSIVE -> "Ready: permissive. As root, strict can be had if the checks above allow.";
            case NOT_READY -> "Not ready.";
        };
    }
}
