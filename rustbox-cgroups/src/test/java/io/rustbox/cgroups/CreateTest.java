package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTest {
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

    private static List<String> written(RunGroup group) {
        return group.settings().stream()
                .map(setting -> setting.file().getFileName() + "=" + setting.readBack())
                .toList();
    }

    @Test
    void v1Create_limits_areWrittenInOrderAndCoMountedFoldersMadeOnce() throws CgroupException {
        try (var hierarchy = host.openV1(); var group = hierarchy.create("run", LIMITS)) {
            assertThat(written(group)).containsExactly(
                    "memory.limit_in_bytes=262144",
                    "memory.memsw.limit_in_bytes=262144",
                    "pids.max=16",
                    "cpu.cfs_period_us=100000",
                    "cpu.cfs_quota_us=50000");
            assertThat(group.attachFiles()).hasSize(3).allMatch(file -> file.endsWith("run/tasks"));
            assertThat(group.directory()).isEmpty();
            assertThat(group.killSupport()).isInstanceOf(KillSupport.None.class);
        }
        assertThat(host.removed).hasSize(6);
    }

    @Test
    void v2Create_limits_areWritten() throws CgroupException {
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", LIMITS)) {
            assertThat(written(group))
                    .containsExactly("memory.max=262144", "memory.swap.max=0", "pids.max=16", "cpu.max=50000 100000");
            assertThat(group.attachFiles()).isEmpty();
            assertThat(group.directory()).contains(hierarchy.folders().getFirst().resolve("run"));
        }
    }

    @Test
    void v1Create_unaccountedSwap_isNotWritten() throws CgroupException {
        host.missingFiles.add("memory.memsw.limit_in_bytes");
        var limits = GroupLimits.none().memoryBytes(262_144);
        try (var hierarchy = host.openV1(); var group = hierarchy.create("run", limits)) {
            assertThat(written(group)).containsExactly("memory.limit_in_bytes=262144");
            assertThat(group.figures().memoryLimitHits()).hasValue(2);
        }
    }

    @Test
    void create_limitThatReadsBackAsAnother_leavesNothing() throws CgroupException {
        try (var hierarchy = host.openV1()) {
            Path pids = hierarchy.folders().get(1);
            host.contentOfNew.put("pids.max", "99999");

            assertThatThrownBy(() -> hierarchy.create("run", LIMITS))
                    .isInstanceOf(CgroupException.class)
                    .hasMessageContaining(pids.resolve("run/pids.max") + ": wrote 16, reads back 16999");
            assertThat(hierarchy.folders()).noneMatch(parent -> Files.exists(parent.resolve("run")));
        }
    }

    @Test
    void create_oneFolderRefused_leavesNothing() throws CgroupException {
        try (var hierarchy = host.openV1()) {
            host.readOnly.add(hierarchy.folders().get(2));

            assertThatThrownBy(() -> hierarchy.create("run", LIMITS))
                    .isInstanceOf(CgroupException.class)
                    .hasMessageContaining("Read-only file system");
            assertThat(hierarchy.folders()).noneMatch(parent -> Files.exists(parent.resolve("run")));
        }
    }

    @Test
    void create_nameInUse_isRefusedAndLeavesTheOther() throws CgroupException {
        try (var hierarchy = host.openV2(); var group = hierarchy.create("run", GroupLimits.none())) {
            assertThatThrownBy(() -> hierarchy.create("run", GroupLimits.none()))
                    .isInstanceOf(CgroupException.class)
                    .hasMessageContaining("File exists");
            assertThat(group.directory()).get().matches(Files::isDirectory);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/a", "-a", "a b", "a\0b", "é"})
    void create_badName_isRefused(String name) throws CgroupException {
        try (var hierarchy = host.openV2()) {
            assertThatThrownBy(() -> hierarchy.create(name, GroupLimits.none()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void v1Create_bandwidthWithoutCpuController_isRefused() throws CgroupException {
        host.v1("memory", "/");
        host.v1("pids", "/");
        host.v1("cpuacct", "/");
        try (var hierarchy = host.usable().open()) {
            assertThatThrownBy(() -> hierarchy.create("run", LIMITS))
                    .isInstanceOf(CgroupException.class)
                    .hasMessageContaining("no usable cpu controller");
            hierarchy.create("run", GroupLimits.none()).close();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // Passing null is the test.
    void exportedEntries_null_isRefused() throws CgroupException {
        try (var hierarchy = host.openV2()) {
            assertThatNullPointerException().isThrownBy(() -> Cgroups.detect(null, folder));
            assertThatNullPointerException().isThrownBy(() -> Cgroups.detect(folder, null));
            assertThatNullPointerException().isThrownBy(() -> hierarchy.create(null, GroupLimits.none()));
            assertThatNullPointerException().isThrownBy(() -> hierarchy.create("run", null));
            assertThatNullPointerException().isThrownBy(() -> GroupLimits.none().cpuBandwidth(null));
            assertThatNullPointerException().isThrownBy(() -> new CpuBandwidth(null, Duration.ofMillis(100)));
            assertThat(hierarchy.folders().getFirst().resolve("run")).doesNotExist();
        }
    }
}
