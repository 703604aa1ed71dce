package io.rustbox.judge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** A wish that something ends, which whatever is on hears of, and whatever would begin later. May be used from any thread. */
final class Cancellation {
    private final Set<Hold> holds = new LinkedHashSet<>();
    private boolean cancelled;

    /** Something that is on and can be ended. Closed when it is over by itself. */
    final class Hold implements AutoCloseable {
        private final Runnable end;
        private boolean ended;

        private Hold(Runnable end) {
            this.end = end;
        }

        /** {@return whether it is over, because the wish came first} Closes the hold if it did not. */
        boolean ended() {
            synchronized (holds) {
                var _ = holds.remove(this);
                return ended;
            }
        }

        @Override
        public void close() {
            synchronized (holds) {
                var _ = holds.remove(this);
            }
        }
    }

    /**
     * {@return a hold, by which {@code end} is called if the wish comes before the hold is closed}
     *
     * @throws CancellationException if it has come already
     */
    Hold hold(Runnable end) {
        synchronized (holds) {
            requireNot();
            Hold hold = new Hold(end);
            var _ = holds.add(hold);
            return hold;
        }
    }

    /** Ends what is on, one after the other, and waits for each. Does nothing when called again. */
    void cancel() {
        List<Hold> on;
        synchronized (holds) {
            cancelled = true;
            on = List.copyOf(holds);
            on.forEach(hold -> hold.ended = true);
            holds.clear();
        }
        on.forEach(hold -> hold.end.run());
    }

    boolean cancelled() {
        synchronized (holds) {
            return cancelled;
        }
    }

    /** @throws CancellationException if the wish has come */
    void requireNot() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }
}
