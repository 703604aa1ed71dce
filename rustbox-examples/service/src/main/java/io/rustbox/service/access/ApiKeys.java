package io.rustbox.service.access;

import io.rustbox.service.store.Keys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells whose key a request bears. May be used from any thread. */
public final class ApiKeys {
    /** A key that was added or revoked counts after this time at the latest. */
    private static final Duration AGE = Duration.ofSeconds(1);

    private static final int KEY_BYTES = 32;
    private static final String PREFIX = "rbx_";

    private final Keys keys;
    private final Optional<Digest> ofSettings;
    private volatile Known known = new Known(List.of(), true, Instant.MIN);

    private record Named(String name, Digest digest) {}

    private record Known(List<Named> valid, boolean noneEver, Instant since) {}

    /** @param ofSettings a key that is accepted beside those in the database */
    public ApiKeys(Keys keys, Optional<String> ofSettings) {
        this.keys = keys;
        this.ofSettings = ofSettings.map(Digest::of);
    }

    /** {@return whether a key is needed: one is set, or there is or was one in the database} */
    public boolean needed() {
        return ofSettings.isPresent() || !known().noneEver();
    }

    /** {@return the name of a valid key} */
    public Optional<String> name(String key) {
        Digest given = Digest.of(key);
        String name = null;
        for (Named each : known().valid()) {
            // All of them are compared, so that the time says nothing about which one it was.
            if (each.digest().matches(given)) {
                name = each.name();
            }
        }
        if (ofSettings.isPresent() && ofSettings.get().matches(given)) {
            name = "default";
        }
        return Optional.ofNullable(name);
    }

    /** {@return a new key; only its digest is kept} Empty if the name is taken. */
    public static Optional<String> add(Keys keys, String name) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String digest = HexFormat.of().formatHex(Digest.of(key).bytes());
        return keys.add(new Keys.Key(name, digest, Instant.now(), Optional.empty()))
                ? Optional.of(key)
                : Optional.empty();
    }

    private Known known() {
        Known current = known;
        if (current.since().isBefore(Instant.now().minus(AGE))) {
            List<Keys.Key> all = keys.all();
            List<Named> valid = new ArrayList<>();
            for (Keys.Key key : all) {
                if (key.revoked().isEmpty()) {
                    valid.add(new Named(key.name(), new Digest(HexFormat.of().parseHex(key.sha256()))));
                }
            }
            current = new Known(valid, all.isEmpty(), Instant.now());
            known = current;
        }
        return current;
    }
}
