package io.rustbox.service.http;

import io.javalin.http.Context;
import io.rustbox.service.access.ApiKeys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site makes its reader's browser send. A browser sends simple requests without asking, and only
 * keeps the answer from the page; on a service that needs no key that is enough to run programs.
 *
 * @param origins those that may call, or {@code *}
 * @param host what the service was told to listen on
 */
record CrossSite(List<String> origins, ApiKeys keys, Optional<String> host) {
    void refuse(Context context) {
        String origin = context.header("Origin");
        if (origin != null && !allowed(origin, context.header("Host"))) {
            throw ApiException.of(403, "pages of this origin may not call; RUSTBOX_CORS_ORIGIN lists those that may");
        }
        // A foreign name that leads to the loopback address is a page's way around its own origin.
        if (loopback(host.orElse("localhost")) && !keys.needed()
                && !loopback(name(Optional.ofNullable(context.header("Host")).orElse("")))) {
            throw ApiException.of(403, "without a key this service is called as localhost, 127.0.0.1 or [::1] only");
        }
    }

    private boolean allowed(String origin, @Nullable String host) {
        return origins.contains("*") || origins.contains(origin) || (host != null && sameOrigin(origin, host));
    }

    /** The scheme is not looked at: a proxy may have taken TLS off. */
    private static boolean sameOrigin(String origin, String host) {
        int scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }

    private static String name(String host) {
        return host.replaceFirst(":\\d*$", "");
    }

    static boolean loopback(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("localhost")
                || lower.matches("127(\\.\\d{1,3}){3}")
                || lower.equals("[::1]")
                || lower.equals("::1");
    }
}
