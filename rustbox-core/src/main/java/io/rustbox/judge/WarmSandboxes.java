package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

import io.rustbox.Command;
import io.rustbox.Enforcement;
import io.rustbox.Limits;
import io.rustbox.Lockdown;
import io.rustbox.Locked;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.SandboxException;
import io.rustbox.Unconfigured;
import io.rustbox.events.PoolTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes sandboxes when they are needed and keeps the last used ones. One is used again only for the same root and limits,
 * and only after a run that it got through without an exception.
 */
final class WarmSandboxes<E extends Enforcement> implements Sandboxes {
    private final Supplier<Unconfigured<E>> unconfigured;
    private final Lockdown lockdown;
    private final int mostIdle;

    /** The last used one first. */
    private final Deque<Warm<E>> idle = new ArrayDeque<>();

    private boolean closed;

    WarmSandboxes(Supplier<Unconfigured<E>> unconfigured, Lockdown lockdown, int mostIdle) {
        this.unconfigured = unconfigured;
        this.lockdown = lockdown;
        this.mostIdle = mostIdle;
    }

    @Override
    public Report run(Root root, Limits limits, Command command, Cancellation cancellation)
            throws SandboxException, InterruptedException {
        Warm<E> warm = takeOrMake(root, limits);
        boolean good = false;
        try (Cancellation.Hold hold = cancellation.hold(warm.sandbox::close)) { // a sandbox that is closed ends its run
            Report report = run(warm.sandbox, command, cancellation);
            good = !hold.ended();
            return report;
        } finally {
            if (good) {
                giveBack(warm);
            } else {
                warm.sandbox.close();
            }
        }
    }

    private Report run(Locked<E> sandbox, Command command, Cancellation cancellation) throws SandboxException {
        try {
            return sandbox.run(command);
        } catch (IllegalStateException e) {
            cancellation.requireNot(); // closed before it began
            throw e;
        }
    }

    @Override
    public Report once(Root root, Limits limits, Command command, Cancellation cancellation)
            throws SandboxException {
        try (Locked<E> sandbox = make(root, limits);
                Cancellation.Hold _ = cancellation.hold(sandbox::close)) {
            return run(sandbox, command, cancellation);
        }
    }

    @Override
    public void close() {
        Deque<Warm<E>> last;
        synchronized (idle) {
            closed = true;
            last = new ArrayDeque<>(idle);
            idle.clear();
        }
        last.forEach(warm -> warm.sandbox.close());
    }

    private Warm<E> takeOrMake(Root root, Limits limits) throws SandboxException {
        PoolTrace trace = PoolTrace.begin();
        List<Object> places = places(root);
        Optional<Warm<E>> kept = take(root, limits);
        while (kept.isPresent() && !kept.get().places.equals(places)) {
            kept.get().sandbox.close();
            kept = take(root, limits);
        }
        if (kept.isPresent()) {
            trace.ended(PoolTrace.Action.LEND, this::idle);
            return kept.get();
        }
        Warm<E> made = new Warm<>(root, limits, places, make(root, limits));
        trace.ended(PoolTrace.Action.MAKE, this::idle);
        return made;
    }

    private int idle() {
        synchronized (idle) {
            return idle.size();
        }
    }

    private Locked<E> make(Root root, Limits limits) throws SandboxException {
        return unconfigured.get().isolate(root).limit(limits).lock(lockdown);
    }

    /**
     * What the host has by now where {@code root} binds something. A sandbox goes on with what was there when it was made: a
     * folder that was deleted since, and made anew by the same name, is empty in it.
     */
    private static List<Object> places(Root root) {
        return root.rules().stream().map(rule -> identity(rule.source())).toList();
    }

    private static Object identity(Path place) {
        try {
            return requireNonNull(Files.readAttributes(place, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return new Object(); // like nothing else
        }
    }

    private Optional<Warm<E>> take(Root root, Limits limits) {
        synchronized (idle) {
            if (closed) {
                throw new IllegalStateException("the judge is closed");
            }
            for (Iterator<Warm<E>> each = idle.iterator(); each.hasNext();) {
                Warm<E> warm = each.next();
                if (warm.root.equals(root) && warm.limits.equals(limits)) {
                    each.remove();
                    return Optional.of(warm);
                }
            }
            return Optional.empty();
        }
    }

    private void giveBack(Warm<E> warm) {
        Warm<E> surplus = warm;
        synchronized (idle) {
            if (!closed) {
                idle.addFirst(warm);
                if (idle.size() <= mostIdle) {
                    return;
                }
                surplus = idle.removeLast();
            }
        }
        surplus.sandbox.close();
    }

    /** @param places what was bound, by identity; it is not given to anything else while the sandbox has it */
    private record Warm<E extends Enforcement>(Root root, Limits limits, List<Object> places, Locked<E> sandbox) {}
}
