package io.rustbox.judge;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.SandboxException;

/** Where a judge's programs run. May be used from any thread. */
interface Sandboxes extends AutoCloseable {
    /**
     * Runs {@code command} to its end in a sandbox with that root and those limits. {@code cancellation} ends a run that is
     * on, whose report says so.
     *
     * @throws java.util.concurrent.CancellationException if {@code cancellation} came before the beginning
     */
    Report run(Root root, Limits limits, Command command, Cancellation cancellation)
            throws SandboxException, InterruptedException;

    /** The same in a sandbox that is not used again. */
    Report once(Root root, Limits limits, Command command, Cancellation cancellation)
            throws SandboxException, InterruptedException;

    /** Releases every sandbox. */
    @Override
    void close();
}
