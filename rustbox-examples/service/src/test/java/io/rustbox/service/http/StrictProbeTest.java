package io.rustbox.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StrictProbeTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();

    @Test
    void problem_askedByManyAtOnce_looksOnce() throws Exception {
        StrictProbe probe =
                new StrictProbe(Mode.STRICT, stopping, () -> Optional.of("look " + looks.incrementAndGet()));
        List<Future<Optional<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                answers.add(threads.submit(probe::problem));
            }
            for (Future<Optional<String>> answer : answers) {
                assertThat(answer.get()).contains("look 1");
            }
        }
        assertThat(looks).hasValue(1);
    }

    @Test
    void problem_stoppingOrPermissive_isSaidWithoutALook() {
        assertThat(new StrictProbe(Mode.PERMISSIVE, stopping, Optional::empty).problem()).isPresent();
        stopping.complete(null);
        assertThat(new StrictProbe(Mode.STRICT, stopping, Optional::empty).problem())
                .contains("the service is stopping");
    }
}
