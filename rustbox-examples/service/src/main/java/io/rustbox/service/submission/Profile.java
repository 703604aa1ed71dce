package io.rustbox.service.submission;

import io.rustbox.Limits;
import io.rustbox.judge.LimitName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Limits under one name. The network is off in both. */
enum Profile {
    /** The language's own limits. */
    JUDGE(Map.of()),
    /** For longer jobs: 2 GB, 60 s, 256 processes. */
    AGENT(Map.of(
            LimitName.MEMORY, Limits.mebibytes(2048),
            LimitName.CPU_TIME, Duration.ofSeconds(60).toNanos(),
            LimitName.WALL_TIME, Duration.ofSeconds(60).toNanos(),
            LimitName.PROCESSES, 256L));

    private final Map<LimitName, Long> limits;

    Profile(Map<LimitName, Long> limits) {
        this.limits = limits;
    }

    Map<LimitName, Long> limits() {
        return limits;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Profile> of(String id) {
        return Arrays.stream(values()).filter(profile -> profile.id().equals(id)).findFirst();
    }
}
