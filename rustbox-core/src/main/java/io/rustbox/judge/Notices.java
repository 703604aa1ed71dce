package io.rustbox.judge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Does one thing after the other, in the order in which they were added, on the threads that ask for it. */
final class Notices {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** Takes a notice, and does nothing yet. */
    void add(Runnable notice) {
        synchronized (waiting) {
            waiting.addLast(notice);
        }
    }

    /** Does what was added, unless another thread is at it, which then does this too. */
    void deliver() {
        synchronized (waiting) {
            if (busy) {
                return;
            }
            busy = true;
        }
        for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
            next.get().run();
        }
    }

    private Optional<Runnable> next() {
        synchronized (waiting) {
            Optional<Runnable> next = Optional.ofNullable(waiting.pollFirst());
            busy = next.isPresent();
            return next;
        }
    }
}
