package io.rustbox.service.execution;

/** Tells a submission's webhook of its result. */
public interface Notifier {
    /** Queues the message, in the transaction that records the result. */
    void enqueue(String submissionId);

    /** Called after that transaction. */
    void hurry();
}
