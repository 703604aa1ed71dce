package io.rustbox.evidence;

import static java.util.Objects.requireNonNull;

/**
 * One row of the launch table with the kernel's answer.
 *
 * @param step what the row is for, {@code mount proc}
 * @param call the call as it was made, {@code mount("proc", "/proc", …)}
 * @param result the kernel's result as text: a number, or an errno's name
 */
public record LaunchStep(String step, String call, String result) {
    public LaunchStep {
        requireNonNull(step, "step");
        requireNonNull(call, "call");
        requireNonNull(result, "result");
    }
}
