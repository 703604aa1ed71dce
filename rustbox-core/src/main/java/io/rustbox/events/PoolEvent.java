package io.rustbox.events;

import java.util.Locale;
import java.util.function.IntSupplier;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** {@code io.rustbox.Pool}. Its duration is how long a caller waited, or how long a sandbox took to be made. */
@Name("io.rustbox.Pool")
@Label("Pool")
@Description("A sandbox was lent, or made")
@Category("rustbox")
@Enabled(false)
@StackTrace(false)
final class PoolEvent extends Event implements PoolTrace {
    @Label("Action")
    @Description("lend or make")
    String action = "";

    @Label("Idle")
    @Description("Sandboxes that are ready to be lent afterwards")
    int idle;

    static PoolTrace begun() {
        PoolEvent event = new PoolEvent();
        if (!event.isEnabled()) {
            return Untraced.POOL;
        }
        event.begin();
        return event;
    }

    @Override
    public void ended(Action what, IntSupplier ready) {
        action = what.name().toLowerCase(Locale.ROOT);
        idle = ready.getAsInt();
        commit();
    }
}
