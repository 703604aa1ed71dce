package io.rustbox.service.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where submissions are kept. */
public sealed interface DatabaseUrl {
    /** An embedded database in a file, for one node. */
    record SqliteFile(Path file) implements DatabaseUrl {}

    /** A PostgreSQL server, for any number of nodes. */
    record Postgresql(String jdbcUrl, Optional<String> user, Optional<String> password) implements DatabaseUrl {
        /** Leaves the password out. */
        @Override
        public String toString() {
            return jdbcUrl;
        }
    }

    /**
     * Reads {@code postgres://user:password@host:5432/name}, {@code jdbc:postgresql:…} or {@code sqlite:PATH}.
     *
     * @throws IllegalArgumentException if it is none of these; the message does not repeat the value, which may have a
     *     password in it
     */
    static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new Postgresql(text, Optional.empty(), Optional.empty());
        }
        if (text.startsWith("sqlite:") || text.startsWith("jdbc:sqlite:")) {
            String path = text.substring(text.indexOf("sqlite:") + "sqlite:".length());
            return new SqliteFile(Path.of(path.startsWith("//") ? path.substring(2) : path));
        }
        if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
            return postgresql(text);
        }
        throw new IllegalArgumentException("expected postgres://user:password@host:port/name or sqlite:PATH");
    }

    private static Postgresql postgresql(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "is not a URL; special characters of a password have to be percent-encoded");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("expected postgres://user:password@host:port/name");
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] userInfo = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        return new Postgresql(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                userInfo.length > 0 ? Optional.of(decoded(userInfo[0])) : Optional.empty(),
                userInfo.length > 1 ? Optional.of(decoded(userInfo[1])) : Optional.empty());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
