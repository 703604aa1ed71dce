package io.rustbox.cgroups;

import java.io.IOException;

/**
 * What we need of {@code /proc/<pid>/stat}.
 *
 * @param pid field 1
 * @param state field 3
 * @param threads field 20
 * @param startTime field 22, clock ticks since boot
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
record ProcStat(long pid, char state, long threads, long startTime) {
    static ProcStat parse(String stat) throws IOException {
        // Field 2 is the command in parentheses and may hold spaces and parentheses itself.
        int name = stat.indexOf(" (");
        int rest = stat.lastIndexOf(") ");
        if (name < 0 || rest < name) {
            throw new IOException("not a process status: " + stat);
        }
        String[] fields = stat.substring(rest + 2).split(" ");
        try {
            return new ProcStat(
                    Long.parseLong(stat.substring(0, name)),
                    fields[0].charAt(0),
                    Long.parseLong(fields[20 - 3]),
                    Long.parseLong(fields[22 - 3]));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("not a process status: " + stat, e);
        }
    }

    /** Whether no thread of it runs any more: a zombie leader may have threads that live. */
    boolean isDead() {
        return (state == 'Z' || state == 'X') && threads <= 1;
    }
}
