package io.rustbox.service.json;

/** JSON that is not what it has to be. The message, for whoever sent it, says where and what would fit. */
public final class BadJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public BadJsonException(String message) {
        super(message);
    }
}
