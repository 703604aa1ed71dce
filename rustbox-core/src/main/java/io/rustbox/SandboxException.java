package io.rustbox;

import static java.util.Objects.requireNonNull;

/** The host, not the caller and not the program, kept a sandbox from being made, run or cleaned up. */
public abstract sealed class SandboxException extends Exception
        permits UnsupportedHostException, SetupException, SupervisionException {
    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@return what failed and how to mend it} */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
