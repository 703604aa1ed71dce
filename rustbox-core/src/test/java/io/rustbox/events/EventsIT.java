package io.rustbox.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command;
import io.rustbox.Lease;
import io.rustbox.Locked;
import io.rustbox.Permissive;
import io.rustbox.Report;
import io.rustbox.SandboxPool;
import io.rustbox.evidence.TimingEvidence;
import io.rustbox.judge.Cache;
import io.rustbox.judge.Judge;
import io.rustbox.judge.SourceFile;
import io.rustbox.language.Languages;
import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Leftovers;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A flight recorder that asks for our events gets them, with figures that fit the evidence; nobody else pays for them. */
@ExtendWith(Leftovers.class)
class EventsIT {
    private static final List<String> LAUNCH_PHASES =
            List.of("provisions", "files", "table", "cloneToExec", "exec", "watch");
    /** The recorder's clock is not CLOCK_MONOTONIC. */
    private static final Duration CLOCKS_APART = Duration.ofMillis(1);

    @Test
    void run_recorded_tellsWhatTheEvidenceTells() throws Exception {
        List<Report> reports = new ArrayList<>();
        List<RecordedEvent> events = Recorder.record(() -> {
            try (Locked<Permissive> sandbox = Unrecorded.sandbox()) {
                return reports.add(sandbox.run(Command.of("/usr/bin/true")));
            }
        }, "io.rustbox.Run");

        assertThat(events).hasSize(1);
        RecordedEvent run = events.getFirst();
        TimingEvidence timing = reports.getFirst().evidence().timing();
        assertThat(run.getInt("pid")).isEqualTo(reports.getFirst().evidence().lifecycle().pid());
        assertThat(run.getString("mode")).isEqualTo("permissive");
        assertThat(run.getString("outcome")).isEqualTo("Exited");
        assertThat(run.getDuration("setUp")).isEqualTo(timing.setUp());
        assertThat(run.getDuration("wall")).isEqualTo(timing.wall());
        assertThat(run.getDuration("evidence")).isEqualTo(timing.collection());
        assertThat(run.getDuration().plus(CLOCKS_APART))
                .isGreaterThan(timing.setUp().plus(timing.wall()).plus(timing.collection()));
    }

    @Test
    void launch_recorded_consistsOfItsPhases() throws Exception {
        List<RecordedEvent> events = Recorder.record(() -> {
            try (Locked<Permissive> sandbox = Unrecorded.sandbox()) {
                return sandbox.run(Command.of("/usr/bin/true"));
            }
        }, "io.rustbox.Launch");

        assertThat(events).hasSize(1);
        RecordedEvent launch = events.getFirst();
        assertThat(launch.getString("program")).isEqualTo("/usr/bin/true");
        assertThat(launch.getString("mode")).isEqualTo("permissive");
        assertThat(launch.getInt("pid")).isPositive();
        assertThat(LAUNCH_PHASES).allSatisfy(phase -> assertThat(launch.getDuration(phase)).isPositive());
        Duration phases = LAUNCH_PHASES.stream().map(launch::getDuration).reduce(Duration.ZERO, Duration::plus);
        assertThat(phases).isLessThan(launch.getDuration().plus(CLOCKS_APART));
    }

    @Test
    void run_ofARecordingThatAsksForNothing_isNotRecorded() throws Exception {
        List<RecordedEvent> events = Recorder.record(() -> {
            try (Locked<Permissive> sandbox = Unrecorded.sandbox()) {
                return sandbox.run(Command.of("/usr/bin/true"));
            }
        });

        assertThat(events).isEmpty();
    }

    @Test
    void pool_recorded_tellsWhatIsMadeAndLent() throws Exception {
        List<RecordedEvent> events = Recorder.record(() -> {
            try (SandboxPool<Permissive> pool =
                    SandboxPool.of(SandboxPool.Size.upTo(1), Unrecorded::sandbox)) {
                try (Lease<Permissive> _ = pool.lend()) {
                    // made for it
                }
                try (Lease<Permissive> _ = pool.lend()) {
                    return pool.metrics();
                }
            }
        }, "io.rustbox.Pool");

        assertThat(events.stream().map(event -> event.getString("action")))
                .containsExactlyInAnyOrder("make", "lend", "lend");
        assertThat(events).filteredOn(event -> event.getString("action").equals("lend"))
                .allSatisfy(lent -> assertThat(lent.getInt("idle")).isZero());
    }

    @Test
    void compile_recorded_tellsWhatCameOfIt() throws Exception {
        try (Judge judge = Judge.permissive(Languages.builtIn(), Cache.memory())) {
            Host.needsLanguage(judge, "c");
            List<RecordedEvent> events = Recorder.record(() -> {
                for (String source : List.of("int main(void) { return 0; }", "int main(void) { return 0; }", "?")) {
                    var _ = judge.compile("c", List.of(
                            new SourceFile("main.c", source.getBytes(StandardCharsets.UTF_8))));
                }
                return judge;
            }, "io.rustbox.Compile");

            assertThat(events.stream().map(event -> event.getString("language") + " " + event.getString("result")))
                    .containsExactly("c compiled", "c cached", "c failed");
            assertThat(events.get(0).getDuration("compiler")).isPositive();
            assertThat(events.get(1).getDuration("compiler")).isZero();
        }
    }

    @Test
    void eventClasses_whereNothingWasEverRecorded_areNotLoaded() throws Exception {
        List<String> said = output("-Xlog:class+load:stdout");

        assertThat(said).contains("Exited[status=0]");
        assertThat(said).anyMatch(line -> line.contains("io.rustbox.events.FlightRecording"));
        assertThat(said).noneMatch(line -> line.contains("Event ") && line.contains("io.rustbox.events"));
        assertThat(said).noneMatch(line -> line.contains("jdk.jfr.Event "));
    }

    @Test
    void run_inAJavaRuntimeWithoutFlightRecorder_goesOn() throws Exception {
        List<String> said = output("--limit-modules=io.rustbox.core", "--show-module-resolution");

        assertThat(said).contains("Exited[status=0]");
        assertThat(said).anyMatch(line -> line.startsWith("root io.rustbox.core"));
        assertThat(said).noneMatch(line -> line.contains("jdk.jfr"));
    }

    private static List<String> output(String... options) throws Exception {
        List<String> command = new ArrayList<>(ChildJvm.command(Unrecorded.class));
        command.addAll(1, Stream.of(options).toList());
        Process jvm = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        List<String> said = jvm.inputReader().lines().toList();
        assertThat(jvm.waitFor()).isZero();
        return said;
    }
}
