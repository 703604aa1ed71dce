package io.rustbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step of making the sandbox or of launching the program failed, so nothing ran. */
public final class SetupException extends SandboxException {
    private static final long serialVersionUID = 1L;

    private final String step;
    private final @Nullable Errno errno;

    /** A step that failed without a system call's errno. */
    public SetupException(String step, String reason) {
        super(step + ": " + reason);
        this.step = step;
        this.errno = null;
    }

    /** A step that failed for a reason that {@code cause} explains. */
    public SetupException(String step, Throwable cause) {
        super(step + ": " + cause.getMessage(), cause);
        this.step = step;
        this.errno = null;
    }

    /** A system call failed; {@code call} is the call as it was made. */
    public SetupException(String step, String call, Errno errno) {
        super(step + ": " + call + ": " + errno);
        this.step = step;
        this.errno = errno;
    }

    /** {@return what was being done, {@code mount proc}} */
    public String step() {
        return step;
    }

    /** {@return the kernel's answer, if the step was a system call} */
    public Optional<Errno> errno() {
        return Optional.ofNullable(errno);
    }
}
