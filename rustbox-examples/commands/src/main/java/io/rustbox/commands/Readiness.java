package io.rustbox.commands;

import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import io.rustbox.host.HostProbe;
import io.rustbox.host.HostReport;
import io.rustbox.host.LayerSupport.Availability;
import java.util.List;
import java.util.Locale;

/** How this user can run programs here. */
enum Readiness {
    STRICT,
    PERMISSIVE,
    NOT_READY;

    static Readiness of(HostReport host, List<LanguageState> languages, HostProbe.User user) {
        if (languages.stream().noneMatch(LanguageState.Available.class::isInstance)) {
            return NOT_READY;
        }
        return switch (user) {
            case ROOT -> host.strictPossible() ? STRICT : NOT_READY;
            case ORDINARY -> permissivePossible(host) ? PERMISSIVE : NOT_READY;
        };
    }

    /** {@return the name used in JSON, {@code not_ready}} */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean permissivePossible(HostReport host) {
        return host.layers(Mode.PERMISSIVE).stream()
                .filter(support -> support.layer() == Layer.SECCOMP || support.layer() == Layer.NO_NEW_PRIVS)
                .allMatch(support -> support.availability() == Availability.AVAILABLE);
    }
}
