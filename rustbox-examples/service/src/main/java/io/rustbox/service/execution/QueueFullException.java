package io.rustbox.service.execution;

/** As many submissions as may wait are waiting. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueueFullException(int pending) {
        super("the queue is full: " + pending + " submissions are waiting");
    }
}
