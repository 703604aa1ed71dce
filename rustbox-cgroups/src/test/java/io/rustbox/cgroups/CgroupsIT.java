package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CgroupsIT {
    private static final int SIGKILL = 9;

    private CgroupHierarchy hierarchy;

    @BeforeEach
    void open() throws CgroupException {
        hierarchy = Kernel.cgroups().open();
    }

    @AfterEach
    void close() throws CgroupException {
        // Not set when the test was skipped.
        if (hierarchy != null) {
            var folders = hierarchy.folders();
            hierarchy.close();
            assertThat(folders).noneMatch(Files::exists);
        }
    }

    private static String output(Process process) throws IOException, InterruptedException {
        try (var reader = process.inputReader()) {
            String text = reader.lines().reduce("", (all, line) -> all + line + "\n");
            process.waitFor();
            return text;
        }
    }

    private static Duration shellTime(String minutesAndSeconds) {
        String[] parts = minutesAndSeconds.split("[ms]");
        double seconds = 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    @Test
    void open_anywhere_putsThisProcessWhereItBelongs() throws Exception {
        Path own = hierarchy.folders().getFirst().getParent();
        boolean mustMakeRoom = hierarchy.version() == CgroupVersion.V2 && Files.exists(own.resolve("cgroup.type"));
        if (mustMakeRoom) {
            assertThat(ControlFile.pids(own.resolve("cgroup.procs"))).isEmpty();
        }
        Path home = mustMakeRoom ? own.resolve("rustbox-self") : own;
        assertThat(ControlFile.pids(home.resolve("cgroup.procs")))
                .contains(Math.toIntExact(ProcessHandle.current().pid()));
    }

    @Test
    void create_limits_readBackFromTheKernel() throws Exception {
        var limits = GroupLimits.none().memoryBytes((64 << 20) + 1).processes(7);
        try (var group = hierarchy.create("limits", limits)) {
            assertThat(group.settings()).isNotEmpty().allSatisfy(setting -> assertThat(setting.file())
                    .content()
                    .isEqualTo(setting.readBack() + "\n"));
            assertThat(group.settings().getFirst().readBack()).isEqualTo(Long.toString(64 << 20));
            assertThat(group.settings().getLast().readBack()).isEqualTo("7");
            assertThat(group.figures().errors()).isEmpty();
        }
    }

    @Test
    void memoryLimit_exceeded_isAnOomKill() throws Exception {
        try (var group = hierarchy.create("memory", GroupLimits.none().memoryBytes(32 << 20))) {
            var process = Victim.start(group, "exec tail /dev/zero");
            assertThat(process.waitFor()).isEqualTo(128 + SIGKILL);

            var figures = group.figures();
            assertThat(figures.errors()).isEmpty();
            assertThat(figures.oomKills()).hasValue(1);
            if (!figures.notOffered().contains("memory.memsw.failcnt")) {
                assertThat(figures.memoryLimitHits().orElseThrow()).isPositive();
            }
            if (!figures.notOffered().contains("memory.peak")) {
                assertThat(figures.memoryPeakBytes().orElseThrow()).isBetween(30L << 20, 32L << 20);
            }
        }
    }

    @Test
    void memoryLimit_notReached_isNoOomKill() throws Exception {
        try (var group = hierarchy.create("modest", GroupLimits.none().memoryBytes(32 << 20))) {
            assertThat(Victim.start(group, "exec true").waitFor()).isZero();
            assertThat(group.figures().oomKills()).hasValue(0);
        }
    }

    @Test
    void processLimit_exceeded_isCounted() throws Exception {
        try (var group = hierarchy.create("pids", GroupLimits.none().processes(2))) {
            var process = Victim.start(group, "sleep 100 & sleep 100 & echo not reached");
            assertThat(output(killingSleep(group, process))).isEmpty();

            var figures = group.figures();
            assertThat(figures.errors()).isEmpty();
            assertThat(figures.processLimitHits().orElseThrow()).isPositive();
            if (!figures.notOffered().contains("pids.peak")) {
                assertThat(figures.processPeak()).hasValue(2);
            }
        }
    }

    /** The shell ends when it can't fork; the sleep it leaves behind is ended here. */
    private static Process killingSleep(RunGroup group, Process shell) throws Exception {
        assertThat(shell.waitFor()).isEqualTo(2);
        assertThat(group.populated()).isTrue();
        for (int pid : group.processes()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        return shell;
    }

    @Test
    void cpuUsage_ofABusyTree_isWhatTheShellSays() throws Exception {
        try (var group = hierarchy.create("cpu", GroupLimits.none())) {
            String burn = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";
            // What the shell used before it was in the group isn't the group's.
            String script = "times; " + burn + "; sh -c '" + burn + "'; times";
            var times = Stream.of(output(Victim.start(group, script)).split("\\s+")).map(CgroupsIT::shellTime).toList();
            var before = times.stream().limit(4).reduce(Duration.ZERO, Duration::plus);
            var expected = times.stream().skip(4).reduce(Duration.ZERO, Duration::plus).minus(before);

            var used = Duration.ofNanos(group.cpuUsageNanos());
            assertThat(expected).isGreaterThan(Duration.ofMillis(20));
            // The shell counts in ticks of 10 ms, four times.
            assertThat((double) used.toMillis())
                    .isCloseTo(expected.toMillis(), within(40 + 0.02 * expected.toMillis()));
            var figures = group.figures();
            assertThat(figures.cpuUsage()).contains(used);
            assertThat(figures.cpuUser().orElseThrow().plus(figures.cpuSystem().orElseThrow()).toMillis())
                    .isCloseTo(used.toMillis(), within(20L));
        }
    }

    @Test
    void cpuBandwidth_usedUp_isThrottled() throws Exception {
        var bandwidth = CpuBandwidth.per100Millis(Duration.ofMillis(10));
        try (var group = hierarchy.create("bandwidth", GroupLimits.none().cpuBandwidth(bandwidth))) {
            var process = Victim.start(group, "while :; do :; done");
            while (!isThrottled(group)) {
                Thread.sleep(10); // no event tells of it
            }
            process.destroyForcibly().waitFor();

            var throttling = group.figures().throttling().orElseThrow();
            assertThat(throttling.periods()).isPositive();
            assertThat(throttling.time()).isPositive();
        }
    }

    /** {@code cpu.stat} counts the time when a throttled period is over, later than the period. */
    private static boolean isThrottled(RunGroup group) {
        return group.figures().throttling().orElseThrow().time().isPositive();
    }

    @Test
    void populated_whileAProcessLives_listsIt() throws Exception {
        try (var group = hierarchy.create("populated", GroupLimits.none())) {
            assertThat(group.populated()).isFalse();
            assertThat(group.processes()).isEmpty();

            var process = Victim.start(group, "echo in; read line");
            process.inputReader().readLine();
            assertThat(group.populated()).isTrue();
            assertThat(group.processes()).containsExactly(Math.toIntExact(process.pid()));

            process.getOutputStream().close();
            process.waitFor();
            assertThat(group.populated()).isFalse();
        }
    }

    @Test
    void kill_ofATree_endsAllOfIt() throws Exception {
        try (var group = hierarchy.create("kill", GroupLimits.none())) {
            var process = Victim.start(group, "sleep 1000 & sleep 1000 & echo in; wait");
            process.inputReader().readLine();
            var members = group.processes().stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();
            assertThat(members).hasSize(3);

            switch (group.killSupport()) {
                case KillSupport.ByKernel kernel -> kernel.kill();
                case KillSupport.None(String reason) -> {
                    assertThat(hierarchy.version()).as(reason).isEqualTo(CgroupVersion.V1);
                    members.forEach(ProcessHandle::destroyForcibly);
                }
            }

            assertThat(process.waitFor()).isEqualTo(128 + SIGKILL);
            for (var member : members) {
                member.onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void close_whileAProcessLives_isRefusedAndNamesTheFolder() throws Exception {
        var group = hierarchy.create("busy", GroupLimits.none());
        var process = Victim.start(group, "echo in; read line");
        process.inputReader().readLine();

        assertThatThrownBy(group::close)
                .isInstanceOfSatisfying(CgroupException.class, e -> {
                    assertThat(e.operation()).isEqualTo(CgroupException.Operation.REMOVE);
                    assertThat(e.reason()).isEqualTo("Device or resource busy");
                })
                .hasMessageContaining("busy");

        process.getOutputStream().close();
        process.waitFor();
        group.close();
        assertThat(hierarchy.folders()).noneMatch(parent -> Files.exists(parent.resolve("busy")));
    }

    @Test
    void hierarchyClose_whileAProcessLives_killsIt() throws Exception {
        var other = Kernel.cgroups().open();
        var process = Victim.start(other.create("left", GroupLimits.none()), "sleep 1000 & echo in; wait");
        process.inputReader().readLine();

        other.close();

        assertThat(process.waitFor()).isEqualTo(128 + SIGKILL);
        assertThat(other.folders()).noneMatch(Files::exists);
    }

    @Test
    void sweep_afterAKilledJvm_removesWhatItLeft() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // The module path too: the child runs everything from its class path.
        String classPath = System.getProperty("java.class.path") + ":" + System.getProperty("jdk.module.path", "");
        var jvm = new ProcessBuilder(java, "-cp", classPath, AbandonedJvm.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var reader = jvm.inputReader();
        var sleeper = ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
        List<Path> folders = Stream.of(reader.readLine().split(":")).map(Path::of).toList();

        assertThat(hierarchy.sweep().removed()).doesNotContainAnyElementsOf(folders);
        assertThat(sleeper.isAlive()).isTrue();

        jvm.destroyForcibly().waitFor();
        var report = hierarchy.sweep();

        assertThat(report.failures()).isEmpty();
        assertThat(report.removed()).containsAll(folders);
        assertThat(folders).isNotEmpty().noneMatch(Files::exists);
        sleeper.onExit().get(10, TimeUnit.SECONDS);
    }
}
