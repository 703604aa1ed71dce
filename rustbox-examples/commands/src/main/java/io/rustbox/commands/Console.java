package io.rustbox.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command reads and writes.
 *
 * @param out for results, in bytes
 * @param errorBytes standard error, for what a program wrote there
 * @param err the same, for people
 * @param colours whether text may have colours
 */
record Console(InputStream in, OutputStream out, OutputStream errorBytes, PrintWriter err, Colours colours) {
    /** Whether text may have colours. */
    enum Colours {
        NONE,
        ANSI
    }

    /** {@return the streams of this process} */
    static Console ofProcess() {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return new Console(System.in, System.out, System.err, err, colours(System.getenv()));
    }

    /** Writes lines of text, in UTF-8, on standard output. */
    void print(Iterable<? extends CharSequence> lines) throws IOException {
        out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** {@return {@code text} in green, yellow or red} */
    String coloured(Colour colour, String text) {
        return switch (colours) {
            case NONE -> text;
            case ANSI -> "\u001b[" + colour.code + "m" + text + "\u001b[0m";
        };
    }

    /** ECMA-48 colours. */
    enum Colour {
        GREEN(32),
        YELLOW(33),
        RED(31);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }

    /** {@return colours for a terminal, unless {@code NO_COLOR} (no-color.org) is set or the terminal knows none} */
    static Colours colours(Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return !unwanted && isTerminal(1) && isTerminal(2) ? Colours.ANSI : Colours.NONE;
    }

    /** {@return whether a descriptor of this process is a terminal} */
    static boolean isTerminal(int descriptor) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty")
                    || target.equals(Path.of("/dev/console"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
