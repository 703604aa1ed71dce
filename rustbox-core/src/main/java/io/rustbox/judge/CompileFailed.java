package io.rustbox.judge;

import static java.util.Objects.requireNonNull;

/**
 * There is no program.
 *
 * @param result the verdict on the submission: {@link VerdictCode#CE}, or {@link VerdictCode#IE} where the sandbox failed or
 *     the toolchain is missing
 */
public record CompileFailed(ExecutionResult result) implements Compilation {
    /** Requires the result. */
    public CompileFailed {
        requireNonNull(result, "result");
    }
}
