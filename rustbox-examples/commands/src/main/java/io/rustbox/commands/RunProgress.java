package io.rustbox.commands;

import io.rustbox.judge.Progress;
import io.rustbox.problems.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Prints the rows of a table as they come, and on a terminal a line that tells how far it is. */
final class RunProgress implements Consumer<Progress> {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final JudgementText text;
    private final int tests;
    private final Rows rows;
    private final boolean line;
    private int done;
    private boolean shown;

    /** Whether the table is printed. */
    enum Rows {
        SHOWN,
        HIDDEN
    }

    RunProgress(Console console, Problem problem, Rows rows) {
        this.console = console;
        this.text = new JudgementText(console, problem);
        this.tests = problem.tests().size();
        this.rows = rows;
        this.line = Console.isTerminal(2);
    }

    @Override
    public void accept(Progress progress) {
        switch (progress) {
            case Progress.Compiled() -> show("0/" + tests);
            case Progress.TestStarted(var test) -> show(done + "/" + tests + "  " + test.name());
            case Progress.TestEnded(var result) -> {
                done++;
                clear();
                if (rows == Rows.SHOWN) {
                    print(text.row(result));
                }
                show(done + "/" + tests);
            }
            case Progress.Ended _ -> clear();
        }
    }

    private void print(String row) {
        try {
            console.print(List.of(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(String message) {
        if (line) {
            console.err().print(CLEAR_LINE + message);
            console.err().flush();
            shown = true;
        }
    }

    private void clear() {
        if (shown) {
            console.err().print(CLEAR_LINE);
            console.err().flush();
            shown = false;
        }
    }
}
