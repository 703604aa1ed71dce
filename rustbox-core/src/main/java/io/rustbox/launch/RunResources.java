package io.rustbox.launch;

import static java.util.Objects.requireNonNull;

import io.rustbox.SetupException;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.linux.OwnedFd;
import io.rustbox.plan.Slot;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run holds. Filled step by step; {@link #close} gives back whatever is there. */
final class RunResources implements AutoCloseable {
    private final Provisioner provisioner;
    private final Provisions provisions;
    private @Nullable OwnedFd stdin;
    private @Nullable RunOutput stdout;
    private @Nullable RunOutput stderr;
    private @Nullable Wake wake;
    private @Nullable OwnedFd pidfd;
    private int pid;

    RunResources(Provisioner provisioner) throws SetupException {
        this.provisioner = provisioner;
        this.provisions = provisioner.take();
    }

    ScratchSpace scratch() {
        return provisions.scratch();
    }

    Optional<RunGroup> group() {
        return provisions.group();
    }

    /** {@return descriptors for the launch table: mounts, and the ways into the group} */
    Map<Slot, OwnedFd> descriptors() {
        return provisions.descriptors();
    }

    /** Does {@code release} when the provisions are closed. */
    void afterwards(Runnable release) {
        provisions.afterwards(release);
    }

    void stdin(OwnedFd opened) {
        stdin = opened;
    }

    OwnedFd stdin() {
        return requireNonNull(stdin);
    }

    void stdout(RunOutput opened) {
        stdout = opened;
    }

    RunOutput stdout() {
        return requireNonNull(stdout);
    }

    void stderr(RunOutput opened) {
        stderr = opened;
    }

    RunOutput stderr() {
        return requireNonNull(stderr);
    }

    void wake(Wake opened) {
        wake = opened;
    }

    Wake wake() {
        return requireNonNull(wake);
    }

    void program(int programPid, OwnedFd opened) {
        pid = programPid;
        pidfd = opened;
    }

    int pid() {
        return pid;
    }

    OwnedFd pidfd() {
        return requireNonNull(pidfd);
    }

    @Override
    public void close() {
        if (wake != null) {
            wake.close();
        }
        if (pidfd != null) {
            pidfd.close();
        }
        if (stdin != null) {
            stdin.close();
        }
        if (stdout != null) {
            stdout.close();
        }
        if (stderr != null) {
            stderr.close();
        }
        provisioner.discard(provisions);
    }
}
