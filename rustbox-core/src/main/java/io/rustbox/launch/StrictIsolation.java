package io.rustbox.launch;

import io.rustbox.Limits;
import io.rustbox.Root;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Termination;
import io.rustbox.linux.Signal;
import io.rustbox.linux.Unistd;
import io.rustbox.plan.RootLayout;
import java.util.Optional;

/** Namespaces and root, held by a keeper; a new one is started when the last has been discarded. */
public final class StrictIsolation implements Isolation {
    private static final Optional<Termination> KILLED = Optional.of(new Termination.Signaled(Signal.SIGKILL));

    private final RootLayout layout;
    private Keeper keeper;
    private Lifecycle.Keeper fate = Lifecycle.Keeper.KEPT;

    private StrictIsolation(RootLayout layout, Keeper keeper) {
        this.layout = layout;
        this.keeper = keeper;
    }

    /** Makes the namespaces and the root. */
    public static StrictIsolation of(Root root) throws SandboxException {
        if (Unistd.geteuid() != 0) {
            throw new UnsupportedHostException(
                    "strict mode needs root; run as root, or use permissive mode (Sandbox.permissive(), --permissive)");
        }
        KernelVersion.running().require();
        RootLayout layout = HostRoot.layout(root);
        return new StrictIsolation(layout, Keeper.start(layout));
    }

    /** {@return a keeper that is alive} */
    Keeper keeper() throws SetupException, UnsupportedHostException {
        if (!keeper.alive()) {
            keeper.close();
            keeper = Keeper.start(layout);
        }
        fate = Lifecycle.Keeper.KEPT;
        return keeper;
    }

    /** Kills the keeper, and with it all processes of the sandbox. */
    void kill() {
        keeper.kill();
        fate = Lifecycle.Keeper.DISCARDED;
    }

    /**
     * Waits for the end of a keeper that was killed. One whose network namespace is not empty is not used again, nor one with
     * leftovers: killed processes are out of their control group before they are out of the PID namespace, and the next run would
     * see them there.
     *
     * @param ending of the program, as far as it is known: a keeper that somebody kills takes it along
     */
    Lifecycle.Keeper settle(Optional<Termination> ending, boolean leftovers) {
        if (fate == Lifecycle.Keeper.KEPT) {
            if (!keeper.alive() || ending.equals(KILLED) && keeper.ending()) {
                fate = Lifecycle.Keeper.DIED;
            } else if (leftovers || !keeper.withoutSockets()) {
                kill();
            }
        }
        if (fate != Lifecycle.Keeper.KEPT) {
            keeper.close();
        }
        return fate;
    }

    @Override
    public Confinement limit(Limits limits) throws SandboxException {
        return StrictConfinement.of(this, limits);
    }

    @Override
    public void close() {
        keeper.close();
    }
}
