package io.rustbox;

import static java.util.Objects.requireNonNull;

import io.rustbox.launch.Launcher;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A launcher and the one run that may be on. */
final class LockedState<E extends Enforcement> implements Locked<E> {
    private final Launcher launcher;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable RunningState<E> current;
    private boolean closed;

    LockedState(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Running<E> start(Command command) throws SandboxException {
        RunningState<E> run = begin(command);
        run.launchOnOwnThread();
        return run;
    }

    @Override
    public Report run(Command command) throws SandboxException {
        RunningState<E> run = begin(command);
        if (Thread.currentThread().isVirtual()) {
            run.launchOnOwnThread();
        } else {
            run.launchAndSupervise();
        }
        return run.result();
    }

    private RunningState<E> begin(Command command) {
        requireNonNull(command, "command");
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this Locked sandbox is closed");
            }
            if (current != null && !current.ended()) {
                throw new IllegalStateException("a run is on in this sandbox; one at a time");
            }
            RunningState<E> run = new RunningState<>(launcher, command);
            current = run;
            return run;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String explain() {
        return launcher.explain();
    }

    @Override
    public void close() {
        RunningState<E> last;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            last = current;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close();
        }
        launcher.close();
    }
}
