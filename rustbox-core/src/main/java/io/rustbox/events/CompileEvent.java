package io.rustbox.events;

import java.util.Locale;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** {@code io.rustbox.Compile}. Phases that did not take place took no time; the rest of the duration went into the cache. */
@Name("io.rustbox.Compile")
@Label("Compile")
@Description("From the sources until there is a program, or the reason why there is none")
@Category("rustbox")
@Enabled(false)
@StackTrace(false)
final class CompileEvent extends Event implements CompileTrace {
    @Label("Language")
    String language = "";

    @Label("Result")
    @Description("sources, compiled, cached or failed")
    String result = "";

    @Label("Toolchain")
    @Description("The toolchain looked for")
    @Timespan(Timespan.NANOSECONDS)
    long toolchain;

    @Label("Preparation")
    @Description("What is made once per toolchain looked for, or made; the cache asked before")
    @Timespan(Timespan.NANOSECONDS)
    long preparation;

    @Label("Compiler")
    @Description("The compiler's run in its sandbox")
    @Timespan(Timespan.NANOSECONDS)
    long compiler;

    /** When the phase that is on began. */
    private transient long since;

    static CompileTrace begun() {
        CompileEvent event = new CompileEvent();
        if (!event.isEnabled()) {
            return Untraced.COMPILE;
        }
        event.begin();
        event.since = System.nanoTime();
        return event;
    }

    @Override
    public void found() {
        toolchain = lap();
    }

    @Override
    public void prepared() {
        preparation = lap();
    }

    @Override
    public void ran() {
        compiler = lap();
    }

    @Override
    public void ended(String id, Result what) {
        language = id;
        result = what.name().toLowerCase(Locale.ROOT);
        commit();
    }

    private long lap() {
        long now = System.nanoTime();
        long lap = now - since;
        since = now;
        return lap;
    }
}
