package io.rustbox.plan;

import java.util.List;

/**
 * A launch, complete and immutable: how the child is cloned, and every row in the order in which they are replayed.
 *
 * @param cloning {@code clone3}, or {@code clone} where that is not available
 * @param rows all of them: those that the launching thread itself replays before the clone, the child's, and those that
 *     the launching thread replays once the child has executed the program or ended
 * @param before how many come before the clone
 * @param after how many come after the child's
 */
public record LaunchPlan(Row.Action.Call cloning, List<Row> rows, int before, int after) {
    public LaunchPlan {
        rows = List.copyOf(rows);
        if (before < 0 || after < 0 || before + after >= rows.size()) {
            throw new IllegalArgumentException(
                    before + " rows before and " + after + " after the child's, of " + rows.size());
        }
    }

    /** All rows are the child's. */
    public LaunchPlan(Row.Action.Call cloning, List<Row> rows) {
        this(cloning, rows, 0, 0);
    }

    /** {@return the index of the child's last row, the one that executes the program} */
    public int executing() {
        return rows.size() - after - 1;
    }

    /** {@return the index of the only row called {@code step}} */
    public int indexOf(String step) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).step().equals(step)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no row is called " + step);
    }

    /** {@return the child's rows behind the one called {@code step}} */
    public List<Row> rowsAfter(String step) {
        return rows.subList(indexOf(step) + 1, executing() + 1);
    }

    /** {@return the plan as text, a line for each row} */
    public String explain() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            if (i == before) {
                appendLine(text, "", new Row("clone", cloning, new Row.Check.Succeeds()));
            }
            appendLine(text, Integer.toString(i), rows.get(i));
        }
        return text.toString();
    }

    private static void appendLine(StringBuilder text, String index, Row row) {
        text.append(String.format("%4s  %-28s %s%s%n", index, row.step(), row.text(), row.check().text()));
    }
}
