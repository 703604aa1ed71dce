package io.rustbox.commands;

import java.util.Arrays;
import java.util.Locale;

/** The names under which the commands are known. */
enum Tool {
    JUDGE("Judges programs of strangers."),
    ISOLATE("Runs any program in a sandbox."),
    RUSTBOX("Judges programs of strangers, and runs any program in a sandbox. A command may follow the name of its tool:"
            + " rustbox judge run, rustbox isolate run. Without one, run is that of isolate.");

    private final String description;

    Tool(String description) {
        this.description = description;
    }

    static Tool named(String name) {
        return Arrays.stream(values())
                .filter(tool -> tool.spelling().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no command " + name));
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }
}
