package io.rustbox.service.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A submission as it is kept.
 *
 * @param request its program, as JSON
 * @param result the whole answer to whoever asks for it, as JSON; present if it is completed or in error
 * @param attempts runs that were begun and not given back
 */
public record Stored(
        String id,
        Status status,
        String language,
        String request,
        Optional<Webhook> webhook,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> completed,
        Optional<String> result,
        int attempts) {
    /** Whom to tell. */
    public record Webhook(String url, Optional<String> secret) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return url;
        }
    }
}
