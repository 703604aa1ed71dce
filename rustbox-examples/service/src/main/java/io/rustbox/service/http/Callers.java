package io.rustbox.service.http;

import io.javalin.http.Context;
import io.rustbox.service.access.ApiKeys;
import io.rustbox.service.access.RateLimits;
import io.rustbox.service.config.Switch;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds out who calls, and refuses those who may not. */
record Callers(ApiKeys keys, RateLimits limits, Switch trustProxyHeaders) {
    private static final String KEY_HEADER = "X-API-Key";
    private static final String BEARER = "Bearer ";

    /** Lets a request pass that bears a valid key, or any if none is needed. */
    void authenticate(Context context) {
        var _ = caller(context);
    }

    /** Counts requests that start something. */
    void limit(Context context, int requests) {
        check(limits.excess(caller(context), requests));
    }

    /** {@return how many requests a caller may make at once, at the best of times} */
    int most() {
        return limits.most();
    }

    private String caller(Context context) {
        Optional<String> key = key(context);
        Optional<String> name = key.flatMap(keys::name);
        if (name.isPresent()) {
            return "key " + name.get();
        }
        String address = "address " + address(context);
        if (keys.needed()) {
            // Guessing keys is limited like everything else.
            check(limits.excess(address, 1));
            throw ApiException.of(401,
                    key.isPresent() ? "the API key is wrong" : "an API key is needed: " + KEY_HEADER);
        }
        return address;
    }

    private static void check(Optional<Duration> excess) {
        if (excess.isPresent()) {
            throw ApiException.later(429, "too many requests", excess.get());
        }
    }

    private static Optional<String> key(Context context) {
        String header = context.header(KEY_HEADER);
        if (header != null) {
            return Optional.of(header);
        }
        return Optional.ofNullable(context.header("Authorization"))
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()));
    }

    /** The last address is the one that our own proxy added; those before it are whatever the client wrote. */
    private String address(Context context) {
        String socket = context.req().getRemoteAddr();
        Optional<String> forwarded = trustProxyHeaders == Switch.ON ? forwarded(context) : Optional.empty();
        return forwarded.or(() -> ClientAddress.parse(socket)).orElse(socket);
    }

    private static Optional<String> forwarded(Context context) {
        List<String> lines = Collections.list(context.req().getHeaders("X-Forwarded-For"));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String last = lines.getLast();
        return ClientAddress.parse(last.substring(last.lastIndexOf(',') + 1));
    }
}
