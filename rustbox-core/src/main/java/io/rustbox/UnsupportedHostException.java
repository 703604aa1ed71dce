package io.rustbox;

/** The host lacks something that the sandbox needs. The message says what is missing and how to enable it. */
public final class UnsupportedHostException extends SandboxException {
    private static final long serialVersionUID = 1L;

    public UnsupportedHostException(String message) {
        super(message);
    }

    public UnsupportedHostException(String message, Throwable cause) {
        super(message, cause);
    }
}
