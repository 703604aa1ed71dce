package io.rustbox.launch;

import io.rustbox.Errno;
import io.rustbox.evidence.LaunchStep;
import io.rustbox.plan.LaunchPlan;
import io.rustbox.plan.Row;
import java.util.AbstractList;

/** The rows of a launch with the kernel's answers; each line is made when it is asked for. */
final class Transcript extends AbstractList<LaunchStep> {
    private final LaunchPlan plan;
    private final long[] results;

    Transcript(LaunchPlan plan, long[] results) {
        this.plan = plan;
        this.results = results;
    }

    @Override
    public LaunchStep get(int index) {
        Row row = plan.rows().get(index);
        return new LaunchStep(row.step(), row.text(), index == plan.executing() ? "executed" : text(results[index]));
    }

    private static String text(long result) {
        return result < 0 && result > -4096 ? new Errno((int) -result).toString() : Long.toString(result);
    }

    @Override
    public int size() {
        return results.length;
    }
}
