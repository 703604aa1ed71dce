package io.rustbox.service;

import io.rustbox.service.access.ApiKeys;
import io.rustbox.service.config.Settings;
import io.rustbox.service.store.Database;
import io.rustbox.service.store.Keys;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code keys add NAME}, {@code keys list} and {@code keys revoke NAME}, over the same database as the service's. */
record KeysCommand(PrintStream out, PrintStream err) {
    private static final String USAGE = "usage: keys add NAME | keys list | keys revoke NAME";

    int run(Settings settings, List<String> words) {
        try (Database database = Database.open(settings.database())) {
            Keys keys = new Keys(database);
            return switch (words.size() == 2 ? words.getFirst() : String.join(" ", words)) {
                case "add" -> add(keys, words.getLast());
                case "revoke" -> revoke(keys, words.getLast());
                case "list" -> list(keys);
                default -> failed(USAGE);
            };
        }
    }

    private int add(Keys keys, String name) {
        if (!name.matches("[A-Za-z0-9._@-]{1,64}")) {
            return failed("a key's name has up to 64 letters, digits and . _ @ -");
        }
        Optional<String> key = ApiKeys.add(keys, name);
        if (key.isEmpty()) {
            return failed("there is, or was, a key named " + name);
        }
        err.println("The key is shown this once:");
        out.println(key.get());
        return 0;
    }

    private int revoke(Keys keys, String name) {
        return keys.revoke(name, Instant.now()) ? 0 : failed("there is no valid key named " + name);
    }

    private int list(Keys keys) {
        for (Keys.Key key : keys.all()) {
            String revoked = key.revoked().map(when -> "  revoked " + when).orElse("");
            out.println(key.name() + "  added " + key.created() + revoked);
        }
        return 0;
    }

    private int failed(String message) {
        err.println(message);
        return 2;
    }
}
