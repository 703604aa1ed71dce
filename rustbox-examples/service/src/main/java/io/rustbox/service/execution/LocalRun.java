package io.rustbox.service.execution;

/** A run on a thread of this node, which may be broken off as long as it is on, and never after that. */
final class LocalRun {
    private final Thread thread = Thread.currentThread();
    private boolean ended;
    private boolean cancelled;

    synchronized void cancel() {
        if (!ended) {
            cancelled = true;
            thread.interrupt();
        }
    }

    /** {@return whether it was cancelled} To be called by the run's own thread. */
    synchronized boolean end() {
        ended = true;
        if (cancelled) {
            // An interrupt that came after the run must not reach what the thread does next.
            boolean _ = Thread.interrupted();
        }
        return cancelled;
    }
}
