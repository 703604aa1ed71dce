package io.rustbox.judge;

import io.rustbox.Output;
import io.rustbox.evidence.CgroupEvidence;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.EvidenceSource;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.evidence.HostConditions;
import io.rustbox.evidence.LaunchStep;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.LayerReport;
import io.rustbox.evidence.Lifecycle;
import io.rustbox.evidence.Limit;
import io.rustbox.evidence.LimitSnapshot;
import io.rustbox.evidence.Mode;
import io.rustbox.evidence.ResourceUsage;
import io.rustbox.evidence.RuntimeHeap;
import io.rustbox.evidence.StreamEvidence;
import io.rustbox.evidence.SupervisorAction;
import io.rustbox.evidence.Termination;
import io.rustbox.evidence.TimingEvidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes any result that the types allow, with figures that often lie near a limit. */
final class RandomResults {
    private static final List<Integer> SIGNALS = List.of(6, 9, 9, 9, 11, 24, 25, 31, 35, 64);

    private final RandomGenerator random;

    RandomResults(RandomGenerator random) {
        this.random = random;
    }

    ExecutionResult next() {
        return next(() -> maybe(() -> next(Optional::empty)));
    }

    private ExecutionResult next(Supplier<Optional<ExecutionResult>> compile) {
        Optional<Evidence> evidence = maybe(this::evidence);
        return new ExecutionResult(
                text(),
                evidence.filter(_ -> random.nextBoolean()).map(Verdict::of).orElseGet(this::verdict),
                output(),
                output(),
                instant(),
                instant(),
                maybe(this::text),
                evidence,
                list(this::text).stream().distinct().collect(Collectors.toMap(path -> path, _ -> file())),
                compile.get());
    }

    Evidence evidence() {
        LimitSnapshot limits = new LimitSnapshot(
                duration(), duration(), random.nextLong(1, Long.MAX_VALUE), count(), count(), random.nextLong(1 << 20),
                random.nextLong(1 << 20), random.nextLong(100), random.nextLong(1 << 20));
        return new Evidence(
                pick(Mode.values()),
                limits,
                random.nextInt(4) == 0 ? list(this::layer) : Stream.of(Layer.values()).map(this::applied).toList(),
                list(() -> new LaunchStep(text(), text(), text())),
                maybe(this::termination),
                maybe(() -> new ResourceUsage(near(limits.cpu()), Duration.ZERO, count(), count(), count(),
                        count())),
                maybe(() -> cgroup(limits)),
                new TimingEvidence(instant(), instant(), near(limits.wall()), near(limits.wall()), duration(),
                        duration()),
                list(() -> new SupervisorAction(
                        pick(SupervisorAction.Kind.values()), near(limits.wall()), text())),
                new StreamEvidence(random.nextLong(110), random.nextLong(110)),
                new StreamEvidence(random.nextLong(110), random.nextLong(110)),
                new Lifecycle(count(), list(this::count), pick(Lifecycle.Keeper.values())),
                maybe(this::text),
                maybe(() -> new RuntimeHeap(random.nextLong(Long.MAX_VALUE), termination(), text(), text())),
                maybe(() -> new HostConditions(random.nextInt(101), list(this::text), list(this::text))),
                list(() -> new FileEvidence(text(), pick(FileEvidence.State.values()), random.nextLong(1 << 20))),
                list(this::text));
    }

    private Verdict verdict() {
        return new Verdict(
                pick(VerdictCode.values()),
                pick(VerdictCause.values()),
                pick(VerdictActor.values()),
                list(() -> pick(EvidenceSource.values())),
                list(() -> pick(Limit.values())),
                text());
    }

    private CgroupEvidence cgroup(LimitSnapshot limits) {
        return new CgroupEvidence(
                text(), maybe(() -> near(limits.cpu())), maybe(this::duration), maybe(this::duration),
                maybe(this::duration), figure(), figure(), figure(), figure(), figure(), figure());
    }

    private LayerReport applied(Layer layer) {
        return new LayerReport(layer, LayerReport.State.APPLIED, "", readBack());
    }

    private LayerReport layer() {
        return new LayerReport(pick(Layer.values()), pick(LayerReport.State.values()), text(), readBack());
    }

    private Map<String, String> readBack() {
        Map<String, String> readBack = new HashMap<>();
        list(() -> readBack.put(text(), text()));
        return readBack;
    }

    private Termination termination() {
        return random.nextBoolean()
                ? new Termination.Exited(random.nextInt(256))
                : new Termination.Signaled(SIGNALS.get(random.nextInt(SIGNALS.size())));
    }

    private Output output() {
        byte[] bytes = random.nextBoolean() ? text().getBytes(StandardCharsets.UTF_8) : new byte[random.nextInt(20)];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        }
        return new Output(bytes, random.nextLong(Long.MAX_VALUE));
    }

    private Output file() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return new Output(bytes, bytes.length + (random.nextBoolean() ? 0 : random.nextInt(1000)));
    }

    private Duration near(Duration limit) {
        return switch (random.nextInt(4)) {
            case 0 -> limit;
            case 1 -> limit.plusNanos(1);
            case 2 -> limit.plusMillis(random.nextInt(300));
            default -> duration();
        };
    }

    private Duration duration() {
        return random.nextBoolean()
                ? Duration.ofSeconds(random.nextInt(20))
                : Duration.ofNanos(random.nextLong(Duration.ofDays(30).toNanos()));
    }

    private OptionalLong figure() {
        return switch (random.nextInt(3)) {
            case 0 -> OptionalLong.empty();
            case 1 -> OptionalLong.of(0);
            default -> OptionalLong.of(random.nextLong(Long.MAX_VALUE));
        };
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private int count() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    /** Any characters, surrogate pairs and controls among them. */
    private String text() {
        return random.ints(random.nextInt(12), 0, 0x1_0000 + 0x800)
                .map(point -> point < 0xd800 ? point : point + 0x800)
                .map(point -> random.nextInt(3) == 0 ? point : point % 0x80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <T> List<T> list(Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(4)).toList();
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
