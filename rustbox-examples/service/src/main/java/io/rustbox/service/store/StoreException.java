package io.rustbox.service.store;

import java.sql.SQLException;

/** The database does not do what it is asked for: it is full, gone, or busy for too long. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(SQLException cause) {
        super("the database does not answer: " + cause.getMessage(), cause);
    }

    StoreException(String message, Exception cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }
}
