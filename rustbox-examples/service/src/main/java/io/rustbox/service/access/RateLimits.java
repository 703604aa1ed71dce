package io.rustbox.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/** How many requests each caller may make on this node. May be used from any thread. */
public final class RateLimits {
    private static final int MOST_CALLERS = 100_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    /** @param perMinute 0 for any number */
    public RateLimits(int perMinute) {
        this.perMinute = perMinute;
    }

    /** {@return how many requests may come at once from a caller that was quiet before} */
    public int most() {
        return perMinute == 0 ? Integer.MAX_VALUE : perMinute;
    }

    /** Counts {@code requests} of a caller, all or none. {@return how long to wait if they are too many} */
    public Optional<Duration> excess(String caller, int requests) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        Bucket bucket = buckets.get(caller, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build());
        if (requests > perMinute) {
            return Optional.of(Duration.ofMinutes(1));
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(requests);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
