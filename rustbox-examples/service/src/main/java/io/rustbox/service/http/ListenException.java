package io.rustbox.service.http;

/** The service can't listen where it was told to. The message names the settings. */
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListenException(String host, int port, Throwable cause) {
        super("RUSTBOX_HOST, RUSTBOX_PORT: can't listen on " + host + ":" + port + ": " + root(cause), cause);
    }

    private static String root(Throwable problem) {
        Throwable root = problem;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
