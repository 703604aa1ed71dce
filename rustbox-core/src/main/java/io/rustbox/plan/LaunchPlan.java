package io.rustbox.plan;

import java.util.List;

/**
 * A launch, complete and immutable: how the child is cloned, and every row that it replays.
 *
 * @param cloning {@code clone3}, or {@code clone} where that is not available
 */
public record LaunchPlan(Row.Action.Call cloning, List<Row> rows) {
    public LaunchPlan {
        rows = List.copyOf(rows);
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

    /** {@return the rows behind the one called {@code step}} */
    public List<Row> rowsAfter(String step) {
        return rows.subList(indexOf(step) + 1, rows.size());
    }

    /** {@return the plan as text, a line for each row} */
    public String explain() {
        StringBuilder text = new StringBuilder();
        appendLine(text, "", new Row("clone", cloning, new Row.Check.Succeeds()));
        for (int i = 0; i < rows.size(); i++) {
            appendLine(text, Integer.toString(i), rows.get(i));
        }
        return text.toString();
    }

    private static void appendLine(StringBuilder text, String index, Row row) {
        text.append(String.format("%4s  %-28s %s%s%n", index, row.step(), row.text(), row.check().text()));
    }
}
