package io.rustbox;

import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Outcome;
import java.util.Optional;

/** A reason not to use a sandbox again. */
record Doubt(String reason) {
    /** {@return what is wrong after the run of that {@code report}, if anything is} */
    static Optional<Doubt> of(Report report) {
        Evidence evidence = report.evidence();
        if (!evidence.lifecycle().leftovers().isEmpty()) {
            return doubt("processes were left over: " + evidence.lifecycle().leftovers());
        }
        if (!holds(evidence.lifecycle().keeper())) {
            return doubt("its keeper is gone: " + evidence.lifecycle().keeper());
        }
        if (!evidence.collectionErrors().isEmpty()) {
            return doubt("not all evidence could be read: " + evidence.collectionErrors());
        }
        if (report.outcome() instanceof Outcome.Indeterminate(var failure, var reasons)) {
            return doubt(failure + ": " + reasons);
        }
        return Optional.empty();
    }

    /** {@return what is wrong after {@code ended}, a run that is over} */
    static <E extends Enforcement> Optional<Doubt> of(Running<E> ended) {
        try {
            return of(ended.await());
        } catch (SandboxException | RuntimeException | Error failure) {
            return doubt(failure.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return doubt("its report was not looked at");
        }
    }

    private static boolean holds(Lifecycle.Keeper keeper) {
        return switch (keeper) {
            case KEPT, NONE -> true;
            case DISCARDED, DIED -> false;
        };
    }

    private static Optional<Doubt> doubt(String reason) {
        return Optional.of(new Doubt(reason));
    }
}
