package io.rustbox;

/** A program was running, and its supervision or the clean-up after it failed. */
public final class SupervisionException extends SandboxException {
    private static final long serialVersionUID = 1L;

    public SupervisionException(String message) {
        super(message);
    }

    public SupervisionException(String message, Throwable cause) {
        super(message, cause);
    }
}
