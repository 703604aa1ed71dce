package io.rustbox.service.execution;

import io.rustbox.service.json.BadJsonException;

/** This node can't run what was accepted: it lacks the language for now, or its limits are smaller. */
final class NotHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHereException(BadJsonException cause) {
        super("no node can run it: " + cause.getMessage(), cause);
    }
}
