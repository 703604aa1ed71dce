package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.events.PoolTrace;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Warm sandboxes of one kind, made ahead of time and lent to one user each.
 *
 * <pre>{@code
 * try (SandboxPool<Strict> pool = SandboxPool.of(Size.upTo(8).warm(2), () -> Sandbox.builder()
 *         .isolate(Root.host())
 *         .limit(limits)
 *         .lock(Lockdown.judge()))) {
 *     Report report = pool.run(command);
 * }
 * }</pre>
 *
 * <p>A sandbox that raised any doubt (a {@link SandboxException}, a keeper that had to be killed, processes left over, a
 * clean-up or an evidence that is not whole) is never lent again: it is closed, and another is made in its place.
 * Sandboxes are lent in the order in which they were asked for.
 *
 * <p>May be used from any thread, virtual ones included: sandboxes are made and closed on platform threads of the pool.
 * The pool has to be closed.
 *
 * @param <E> the enforcement level of every sandbox in it
 */
public final class SandboxPool<E extends Enforcement> implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final WarmStock<Locked<E>> stock;

    private SandboxPool(WarmStock<Locked<E>> stock) {
        this.stock = stock;
    }

    /**
     * Makes the sandboxes of a pool. Called on one platform thread of the pool's.
     *
     * @param <E> the enforcement level
     */
    @FunctionalInterface
    public interface Factory<E extends Enforcement> {
        /** {@return a sandbox that nobody else has} */
        Locked<E> make() throws SandboxException;
    }

    /**
     * How many sandboxes a pool holds. It grows when all are in use and another is asked for, and doesn't shrink.
     *
     * @param warm idle ones that are kept ready, as far as {@code most} allows
     * @param most idle ones and those in use together
     */
    public record Size(int warm, int most) {
        public Size {
            if (most < 1 || warm < 0 || warm > most) {
                throw new IllegalArgumentException(
                        "a pool has one sandbox or more, all of which may be kept warm: " + warm + " of " + most);
            }
        }

        /** {@return {@code count} sandboxes, all made ahead of time} */
        public static Size fixed(int count) {
            return new Size(count, count);
        }

        /** {@return at most {@code count} sandboxes, each made when it is needed} */
        public static Size upTo(int count) {
            return new Size(0, count);
        }

        /** {@return this size with {@code count} idle sandboxes kept ready} */
        public Size warm(int count) {
            return new Size(count, most);
        }
    }

    /**
     * What a pool has done so far.
     *
     * @param idle sandboxes ready to be lent
     * @param inUse sandboxes that are lent
     * @param waiting callers that wait for one
     * @param created sandboxes made
     * @param failed sandboxes that could not be made
     * @param discarded lent sandboxes that were closed because of a doubt
     * @param lent how often a sandbox was lent
     * @param timedOut how often a caller's patience ended before its turn came
     * @param waited time that all callers together waited for a sandbox
     */
    public record Metrics(
            int idle,
            int inUse,
            int waiting,
            long created,
            long failed,
            long discarded,
            long lent,
            long timedOut,
            Duration waited) {
        public Metrics {
            requireNonNull(waited, "waited");
        }
    }

    /** {@return a pool of what {@code factory} makes, which begins at once to make those that are kept warm} */
    public static <E extends Enforcement> SandboxPool<E> of(Size size, Factory<E> factory) {
        requireNonNull(size, "size");
        requireNonNull(factory, "factory");
        return new SandboxPool<>(WarmStock.open(size, () -> requireNonNull(factory.make(), "the factory made null")));
    }

    /**
     * Runs a program in a sandbox of the pool, waiting for one as long as it takes.
     *
     * @throws SandboxException if a sandbox could not be made for this call, or the run failed as {@link Locked#run} says
     * @throws InterruptedException if the calling thread was interrupted before its turn came
     * @throws IllegalStateException if this pool is closed
     */
    public Report run(Command command) throws SandboxException, InterruptedException {
        requireNonNull(command, "command");
        try (Lease<E> lease = lend()) {
            return lease.run(command);
        }
    }

    /**
     * Lends a sandbox, waiting for one as long as it takes.
     *
     * @throws SandboxException if one could not be made for this call
     * @throws InterruptedException if the calling thread was interrupted before its turn came
     * @throws IllegalStateException if this pool is closed
     */
    public Lease<E> lend() throws SandboxException, InterruptedException {
        try {
            return lend(FOR_EVER);
        } catch (TimeoutException e) {
            throw new AssertionError("292 years have passed", e);
        }
    }

    /**
     * Lends a sandbox, waiting for one no longer than {@code patience}.
     *
     * @throws TimeoutException if none was free in time; the message says how the pool stands
     * @throws SandboxException if one could not be made for this call
     * @throws InterruptedException if the calling thread was interrupted before its turn came
     * @throws IllegalStateException if this pool is closed
     */
    public Lease<E> lend(Duration patience) throws SandboxException, InterruptedException, TimeoutException {
        requireNonNull(patience, "patience");
        PoolTrace trace = PoolTrace.begin();
        Lease<E> lease = new Lease<>(stock, stock.take(patience));
        trace.ended(PoolTrace.Action.LEND, stock::idle);
        return lease;
    }

    /** {@return how the pool stands} */
    public Metrics metrics() {
        return stock.metrics();
    }

    /**
     * Cancels what is running, closes every sandbox, lent ones included, and waits until nothing is left. Callers that
     * wait for a sandbox get an {@link IllegalStateException}. Does nothing more when called again.
     */
    @Override
    public void close() {
        stock.close();
    }
}
