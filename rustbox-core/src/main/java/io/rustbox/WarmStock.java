package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.SandboxPool.Metrics;
import io.rustbox.SandboxPool.Size;
import io.rustbox.events.OperatorLog;
import io.rustbox.events.PoolTrace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Items that are made ahead, handed out in the order in which they were asked for, and given back or discarded. They are
 * made and closed on platform threads of the stock's own; whoever takes one waits without blocking a carrier.
 *
 * @param <T> what is kept; its {@code close} may block, and may be called while it is in use
 */
final class WarmStock<T extends AutoCloseable> implements AutoCloseable {
    /** How long the maker waits after a failure while nobody waits for an item. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Makes an item. */
    interface Maker<T> {
        T make() throws SandboxException;
    }

    private final Size size;
    private final Maker<T> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition allGone = lock.newCondition();
    private final Deque<T> idle = new ArrayDeque<>();
    private final Set<T> inUse = new HashSet<>();
    private final Deque<CompletableFuture<T>> waiting = new ArrayDeque<>();
    /** Idle, in use, being made and being closed: each holds its place until it is gone. */
    private int places;
    private boolean closed;
    private long created;
    private long failed;
    private long discarded;
    private long lent;
    private long timedOut;
    private long waitedNanos;

    private WarmStock(Size size, Maker<T> maker) {
        this.size = size;
        this.maker = maker;
    }

    /** {@return a stock that has begun to make its first items} */
    static <T extends AutoCloseable> WarmStock<T> open(Size size, Maker<T> maker) {
        WarmStock<T> stock = new WarmStock<>(size, maker);
        Thread.ofPlatform().daemon().name("rustbox-pool").start(stock::keepWarm);
        return stock;
    }

    /** Takes an item, in turn; it comes back by {@link #giveBack} or {@link #discard}. */
    T take(Duration patience) throws SandboxException, InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        CompletableFuture<T> ticket = new CompletableFuture<>();
        lock.lock();
        try {
            requireOpen();
            waiting.addLast(ticket);
            serve();
            work.signal();
        } finally {
            lock.unlock();
        }
        try {
            return ticket.get(nanos(patience), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw rethrow(requireNonNull(failed.getCause()));
        } catch (TimeoutException late) {
            return lateItem(ticket, patience);
        } catch (InterruptedException interrupted) {
            abandon(ticket);
            throw interrupted;
        } finally {
            countWait(System.nanoTime() - begin);
        }
    }

    /** Takes back an item that is as good as new. */
    void giveBack(T item) {
        lock.lock();
        try {
            if (inUse.remove(item)) {
                idle.addFirst(item);
                serve();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes an item that was handed out, on a thread of its own, and has another made in its place. */
    void discard(T item) {
        lock.lock();
        try {
            if (inUse.remove(item)) {
                discarded++;
                closeOnOwnThread(item);
            }
        } finally {
            lock.unlock();
        }
    }

    Metrics metrics() {
        lock.lock();
        try {
            return new Metrics(
                    idle.size(),
                    inUse.size(),
                    waiting.size(),
                    created,
                    failed,
                    discarded,
                    lent,
                    timedOut,
                    Duration.ofNanos(waitedNanos));
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many items are ready to be handed out} */
    int idle() {
        lock.lock();
        try {
            return idle.size();
        } finally {
            lock.unlock();
        }
    }

    /** Closes every item, those in use included, and waits until all are gone. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                waiting.forEach(ticket -> ticket.completeExceptionally(poolClosed()));
                waiting.clear();
                idle.forEach(this::closeOnOwnThread);
                idle.clear();
                inUse.forEach(this::closeOnOwnThread);
                inUse.clear();
                work.signal();
            }
            while (places > 0) {
                allGone.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        while (!waiting.isEmpty() && !idle.isEmpty()) {
            T item = idle.removeFirst();
            CompletableFuture<T> ticket = waiting.removeFirst();
            inUse.add(item);
            lent++;
            ticket.complete(item);
        }
        work.signal();
    }

    private void keepWarm() {
        while (awaitNeed()) {
            try {
                PoolTrace trace = PoolTrace.begin();
                stock(maker.make());
                trace.ended(PoolTrace.Action.MAKE, this::idle);
            } catch (SandboxException | RuntimeException | Error failure) {
                noteFailure(failure);
            }
        }
    }

    /** {@return whether to make one more; no means that the stock is closed} */
    private boolean awaitNeed() {
        lock.lock();
        try {
            while (!closed && (places == size.most() || waiting.isEmpty() && idle.size() >= size.warm())) {
                work.awaitUninterruptibly();
            }
            if (!closed) {
                places++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void stock(T item) {
        lock.lock();
        try {
            created++;
            if (closed) {
                closeOnOwnThread(item);
            } else {
                idle.addLast(item);
                serve();
            }
        } finally {
            lock.unlock();
        }
    }

    private void noteFailure(Throwable failure) {
        lock.lock();
        try {
            failed++;
            leavePlace();
            if (!waiting.isEmpty()) {
                waiting.removeFirst().completeExceptionally(failure);
            } else if (!closed) {
                OperatorLog.warn(WarmStock.class, "cannot make a sandbox ahead of time", failure);
                long left = RETRY.toNanos();
                while (left > 0 && !closed && waiting.isEmpty()) {
                    left = work.awaitNanos(left);
                }
            }
        } catch (InterruptedException ignored) {
            // nobody knows this thread; it ends when the stock is closed
        } finally {
            lock.unlock();
        }
    }

    private void closeOnOwnThread(T item) {
        try {
            Thread.ofPlatform().daemon().name("rustbox-pool-close").start(() -> close(item));
        } catch (OutOfMemoryError noThread) {
            close(item); // everybody waits meanwhile, which is better than to wait for ever
        }
    }

    private void close(T item) {
        try {
            item.close();
        } catch (Exception | Error failure) {
            OperatorLog.warn(WarmStock.class, "cannot close a sandbox cleanly", failure);
        } finally {
            gone();
        }
    }

    private void gone() {
        lock.lock();
        try {
            leavePlace();
        } finally {
            lock.unlock();
        }
    }

    private void leavePlace() {
        places--;
        work.signal();
        if (places == 0) {
            allGone.signalAll();
        }
    }

    /** The item of a ticket that was served between the time-out and now, if it was. */
    private T lateItem(CompletableFuture<T> ticket, Duration patience) throws SandboxException, TimeoutException {
        lock.lock();
        try {
            if (waiting.remove(ticket)) {
                timedOut++;
                throw new TimeoutException("no sandbox was free within " + patience + ": " + metrics());
            }
        } finally {
            lock.unlock();
        }
        if (ticket.isCompletedExceptionally()) {
            throw rethrow(ticket.exceptionNow());
        }
        return ticket.resultNow();
    }

    /** Leaves the queue; an item that came all the same goes back. */
    private void abandon(CompletableFuture<T> ticket) {
        lock.lock();
        try {
            if (!waiting.remove(ticket) && !ticket.isCompletedExceptionally()) {
                giveBack(ticket.resultNow());
            }
        } finally {
            lock.unlock();
        }
    }

    private void countWait(long nanos) {
        lock.lock();
        try {
            waitedNanos += nanos;
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw poolClosed();
        }
    }

    private static IllegalStateException poolClosed() {
        return new IllegalStateException("this pool of sandboxes is closed");
    }

    private static AssertionError rethrow(Throwable cause) throws SandboxException {
        switch (cause) {
            case SandboxException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError("a maker threw what it does not declare", cause);
        }
    }

    private static long nanos(Duration patience) {
        try {
            return patience.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE; // 292 years and more
        }
    }
}
