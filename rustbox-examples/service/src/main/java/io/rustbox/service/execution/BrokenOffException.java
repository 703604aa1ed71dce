package io.rustbox.service.execution;

/** A run was broken off because this node stops; another one will follow. */
final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The run was not begun at all. */
    BrokenOffException() {
        super("not begun, since this node stops");
    }

    BrokenOffException(InterruptedException cause) {
        super("broken off, since this node stops", cause);
    }
}
