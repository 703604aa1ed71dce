package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.cgroups.GroupFigures.CollectionError;
import io.rustbox.cgroups.GroupFigures.Throttling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunGroupTest {
    private static final GroupLimits LIMITS = GroupLimits.none()
            .memoryBytes(262_144)
            .processes(16)
            .cpuBandwidth(CpuBandwidth.per100Millis(Duration.ofMillis(50)));

    @TempDir
    private Path folder;

    private FakeHost host;

    @BeforeEach
    void prepare() {
        host = new FakeHost(folder);
    }

    @Test
    void v1Figures_allFiles_areRead() throws CgroupException {
        try (var hierarchy = host.openV1(); var group = hierarchy.create("run", LIMITS)) {
            assertThat(group.cpuUsageNanos()).isEqualTo(1_234_567_890);
            assertThat(group.figures()).isEqualTo(new GroupFigures(
                    Optional.of(Duration.ofNanos(1_234_567_890)),
                    Optional.of(Duration.ofSeconds(1)),
                    Optional.of(Duration.ofMillis(230)),
                    Optional.of(new Throttling(4, Duration.ofMillis(5))),
                    OptionalLong.of(1_048_576),
                    OptionalLong.of(3),
                    OptionalLong.empty(),
                    OptionalLong.of(2),
                    OptionalLong.of(5),
                    OptionalLong.of(7),
                    List.of(),
                    List.of()));
        }
    }

    @Test
    void v2Figures_allFiles_areRead() throws CgroupException {
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", GroupLimits.none())) {
            assertThat(group.cpuUsageNanos()).isEqualTo(1_500_000);
            assertThat(group.figures()).isEqualTo(new GroupFigures(
                    Optional.of(Duration.ofNanos(1_500_000)),
                    Optional.of(Duration.ofMillis(1)),
                    Optional.of(Duration.ofNanos(500_000)),
                    Optional.empty(),
                    OptionalLong.of(1_048_576),
                    OptionalLong.of(3),
                    OptionalLong.of(1),
                    OptionalLong.of(2),
                    OptionalLong.of(5),
                    OptionalLong.of(7),
                    List.of(),
                    List.of()));
        }
    }

    @Test
    void figures_filesThatThisKernelLacks_areNamedAndNoError() throws CgroupException {
        host.missingFiles.add("pids.peak");
        host.missingFiles.add("memory.peak");
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", GroupLimits.none())) {
            var figures = group.figures();
            assertThat(figures.notOffered()).containsExactly("memory.peak", "pids.peak");
            assertThat(figures.errors()).isEmpty();
            assertThat(figures.processPeak()).isEmpty();
            assertThat(figures.memoryPeakBytes()).isEmpty();
        }
    }

    @Test
    void v1Figures_memswCountOfZero_saysNothing() throws CgroupException {
        host.contentOfNew.put("memory.memsw.failcnt", "0\n");
        try (var hierarchy = host.openV1(); var group = hierarchy.create("run", GroupLimits.none())) {
            assertThat(group.figures().memoryLimitHits()).isEmpty();
            assertThat(group.figures().notOffered()).containsExactly("memory.memsw.failcnt");
            assertThat(group.figures().errors()).isEmpty();
        }
    }

    @Test
    void figures_garbageAndEmptyFiles_areErrorsAndNeverFilledIn() throws CgroupException, IOException {
        try (var hierarchy = host.openV1(); var group = hierarchy.create("run", GroupLimits.none())) {
            Path memory = hierarchy.folders().getFirst().resolve("run");
            Path pids = hierarchy.folders().get(1).resolve("run");
            FakeHost.file(memory.resolve("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\n");
            FakeHost.file(memory.resolve("memory.memsw.failcnt"), "-3\n");
            FakeHost.file(pids.resolve("pids.events"), "");

            var figures = group.figures();

            assertThat(figures.oomKills()).isEmpty();
            assertThat(figures.memoryLimitHits()).isEmpty();
            assertThat(figures.processLimitHits()).isEmpty();
            assertThat(figures.memoryPeakBytes()).hasValue(1_048_576);
            assertThat(figures.errors()).containsExactlyInAnyOrder(
                    new CollectionError(memory.resolve("memory.oom_control"), "has no oom_kill"),
                    new CollectionError(memory.resolve("memory.memsw.failcnt"), "not a count: -3"),
                    new CollectionError(pids.resolve("pids.events"), "has no max"));
        }
    }

    @Test
    void processes_livingAndForeign_areToldApart() throws CgroupException {
        try (var hierarchy = host.openV1(); var group = hierarchy.create("run", GroupLimits.none())) {
            Path procs = hierarchy.folders().get(1).resolve("run/cgroup.procs");
            assertThat(group.populated()).isFalse();
            FakeHost.file(procs, "0\n12\n");
            assertThat(group.populated()).isTrue();
            assertThat(group.processes()).containsExactly(12);
        }
    }

    @Test
    void v2Processes_noneWithAPid_areToldAsZero() throws CgroupException {
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", GroupLimits.none())) {
            Path folder = group.directory().orElseThrow();
            assertThat(group.processes()).isEmpty();
            FakeHost.file(folder.resolve("cgroup.events"), "populated 1\nfrozen 0\n");
            assertThat(group.processes()).containsExactly(0);
            FakeHost.file(folder.resolve("cgroup.procs"), "0\n0\n");
            assertThat(group.processes()).containsExactly(0);
            FakeHost.file(folder.resolve("cgroup.procs"), "0\n12\n");
            assertThat(group.processes()).containsExactly(12);
        }
    }

    @Test
    void v2Populated_isReadFromEvents() throws CgroupException {
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", GroupLimits.none())) {
            Path events = group.directory().orElseThrow().resolve("cgroup.events");
            assertThat(group.populated()).isFalse();
            FakeHost.file(events, "populated 1\nfrozen 0\n");
            assertThat(group.populated()).isTrue();
            FakeHost.file(events, "frozen 0\n");
            assertThatThrownBy(group::populated).isInstanceOf(CgroupException.class);
        }
    }

    @Test
    void v2Kill_writesCgroupKill() throws CgroupException {
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", GroupLimits.none())) {
            if (!(group.killSupport() instanceof KillSupport.ByKernel kernel)) {
                throw new AssertionError(group.killSupport().toString());
            }
            kernel.kill();
            assertThat(group.directory().orElseThrow().resolve("cgroup.kill")).hasContent("1");
        }
    }

    @Test
    void v2Kill_kernelWithout_isNotOffered() throws CgroupException {
        host.missingFiles.add("cgroup.kill");
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", GroupLimits.none())) {
            assertThat(group.killSupport()).isInstanceOf(KillSupport.None.class);
        }
    }
}
