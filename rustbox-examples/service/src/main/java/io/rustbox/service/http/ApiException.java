package io.rustbox.service.http;

import java.time.Duration;
import java.util.Optional;

/** A request is answered with an error. The message is for the client. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<Duration> retryAfter;

    private ApiException(int status, String message, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static ApiException of(int status, String message) {
        return new ApiException(status, message, Optional.empty());
    }

    static ApiException later(int status, String message, Duration retryAfter) {
        return new ApiException(status, message, Optional.of(retryAfter));
    }

    static ApiException unknownId() {
        return of(404, "no submission has this id");
    }

    int status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
