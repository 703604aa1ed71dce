package io.rustbox.events;

import io.rustbox.evidence.Mode;
import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** {@code io.rustbox.Launch}. Its phases follow one another, and are all of its duration. */
@Name("io.rustbox.Launch")
@Label("Launch")
@Description("From the call until the program executes and is watched")
@Category("rustbox")
@Enabled(false)
@StackTrace(false)
final class LaunchEvent extends Event implements LaunchTrace {
    @Label("Program")
    String program = "";

    @Label("Process")
    int pid;

    @Label("Mode")
    String mode = "";

    @Label("Provisions")
    @Description("Scratch space, writable mounts and control group: made, or waited for")
    @Timespan(Timespan.NANOSECONDS)
    long provisions;

    @Label("Streams and Files")
    @Description("Standard streams opened, files written into the scratch space")
    @Timespan(Timespan.NANOSECONDS)
    long files;

    @Label("Table")
    @Description("The launch table filled in; a sandbox's keeper made anew if need be")
    @Timespan(Timespan.NANOSECONDS)
    long table;

    @Label("Clone to Exec")
    @Description("From the clone call until right before the exec call: every row that isolates")
    @Timespan(Timespan.NANOSECONDS)
    long cloneToExec;

    @Label("Exec")
    @Description("From the exec call until this JVM's thread runs again")
    @Timespan(Timespan.NANOSECONDS)
    long exec;

    @Label("Watch")
    @Description("Until the program is watched")
    @Timespan(Timespan.NANOSECONDS)
    long watch;

    /** When the phase that is on began. */
    private transient long since;

    static LaunchTrace begun() {
        LaunchEvent event = new LaunchEvent();
        if (!event.isEnabled()) {
            return Untraced.LAUNCH;
        }
        event.begin();
        event.since = System.nanoTime();
        return event;
    }

    @Override
    public void provided() {
        provisions = lap(System.nanoTime());
    }

    @Override
    public void opened() {
        files = lap(System.nanoTime());
    }

    @Override
    public void described() {
        table = lap(System.nanoTime());
    }

    @Override
    public void returned(long executedNanos) {
        cloneToExec = lap(executedNanos);
        exec = lap(System.nanoTime());
    }

    @Override
    public void watched(String path, int process, Mode level) {
        watch = lap(System.nanoTime());
        program = path;
        pid = process;
        mode = level.name().toLowerCase(Locale.ROOT);
        commit();
    }

    private long lap(long now) {
        long lap = now - since;
        since = now;
        return lap;
    }
}
