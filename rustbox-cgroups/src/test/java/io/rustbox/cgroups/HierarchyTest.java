package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchyTest {
    private static final String DEAD_PARENT = "rustbox-77-5000-" + FakeHost.PID_NAMESPACE + "-0";

    @TempDir
    private Path folder;

    private FakeHost host;

    @BeforeEach
    void prepare() {
        host = new FakeHost(folder);
    }

    @Test
    void groupClose_busyForAWhile_isRetried() throws CgroupException {
        try (var hierarchy = host.openV1()) {
            var group = hierarchy.create("run", GroupLimits.none());
            host.busy.put("run", 5);
            group.close();
            assertThat(hierarchy.folders()).noneMatch(parent -> Files.exists(parent.resolve("run")));
        }
    }

    @Test
    void groupClose_oneFolderResists_removesTheOthersAndCanBeRepeated() throws CgroupException {
        try (var hierarchy = host.openV1()) {
            var group = hierarchy.create("run", GroupLimits.none());
            Path inMemory = hierarchy.folders().getFirst().resolve("run");
            host.stuck.add(inMemory);

            assertThatThrownBy(group::close)
                    .isInstanceOf(CgroupException.class)
                    .hasMessageContaining("rmdir " + inMemory + ": Device or resource busy");
            assertThat(hierarchy.folders()).filteredOn(p -> Files.exists(p.resolve("run"))).hasSize(1);

            host.stuck.clear();
            group.close();
            assertThat(inMemory).doesNotExist();
        }
    }

    @Test
    void groupClose_interruptedThread_stillWaitsAndStaysInterrupted() throws CgroupException {
        try (var hierarchy = host.openV2()) {
            var group = hierarchy.create("run", GroupLimits.none());
            host.busy.put("run", 3);
            Thread.currentThread().interrupt();
            group.close();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void useAfterClose_isRefused() throws CgroupException {
        var hierarchy = host.openV2();
        var group = hierarchy.create("run", GroupLimits.none());
        group.close();
        group.close();
        assertThatThrownBy(group::cpuUsageNanos).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(group::figures).isInstanceOf(IllegalStateException.class);
        hierarchy.close();
        hierarchy.close();
        assertThatThrownBy(() -> hierarchy.create("run", GroupLimits.none())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(hierarchy::sweep).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hierarchyClose_groupsLeftOpen_areKilledAndRemoved() throws CgroupException {
        var hierarchy = host.openV1();
        hierarchy.create("run", GroupLimits.none());
        FakeHost.file(hierarchy.folders().get(1).resolve("run/cgroup.procs"), "12\n");

        hierarchy.close();

        assertThat(host.killed).containsExactly(12);
        assertThat(hierarchy.folders()).noneMatch(Files::exists);
    }

    @Test
    void open_twice_makesTwoParents() throws CgroupException {
        try (var first = host.openV2(); var second = host.usable().open()) {
            assertThat(first.folders()).doesNotContainAnyElementsOf(second.folders());
            assertThat(second.folders().getFirst()).matches(Files::isDirectory);
        }
    }

    @Test
    void open_parentThatExistsInOneHierarchyAlone_isLeftAlone() throws CgroupException, IOException {
        host.v1("memory", "/");
        host.v1("pids", "/");
        var cpu = host.v1("cpu,cpuacct", "/");
        Files.createDirectory(cpu.resolve("rustbox-4711-9000-" + FakeHost.PID_NAMESPACE + "-0"));
        try (var hierarchy = host.usable().open()) {
            assertThat(hierarchy.folders()).allMatch(parent -> parent.toString().endsWith("-1"));
        }
    }

    @Test
    void open_inheritedOomKillDisable_isSwitchedBack() throws CgroupException {
        host.contentOfNew.put("memory.oom_control", "oom_kill_disable 1\n");

        // A plain file then holds the 0 alone, so that the read-back must fail.
        assertThatThrownBy(host::openV1).isInstanceOf(CgroupException.class).hasMessageContaining("memory.oom_control");
        assertThat(host.removed).hasSize(3);
    }

    @Test
    void open_processThatCannotBeMovedIntoTheLeaf_isRefused() {
        var point = host.v2("/", "/own", "rw");
        host.group(point);
        var own = host.group(point.resolve("own"));
        FakeHost.file(own.resolve("cgroup.procs"), "0\n");

        assertThatThrownBy(() -> host.usable().open())
                .isInstanceOf(CgroupException.class)
                .hasMessageContaining("another PID namespace");
    }

    @Test
    void sweep_deadOwner_isKilledAndRemovedEverywhere() throws CgroupException {
        try (var hierarchy = host.openV1()) {
            var dead = new ArrayList<Path>();
            for (Path parent : hierarchy.folders()) {
                Path folder = parent.resolveSibling(DEAD_PARENT);
                dead.add(folder);
                FakeHost.file(folder.resolve("cgroup.procs"), "");
                FakeHost.file(folder.resolve("old/cgroup.procs"), "31\n");
            }

            var report = hierarchy.sweep();

            assertThat(report.removed()).containsExactlyInAnyOrderElementsOf(dead);
            assertThat(report.failures()).isEmpty();
            assertThat(dead).noneMatch(Files::exists);
            assertThat(host.killed).containsExactly(31, 31, 31);
            assertThat(hierarchy.folders()).allMatch(Files::isDirectory);
        }
    }

    @Test
    void sweep_livingOwnerAndStrangers_areLeftAlone() throws CgroupException {
        try (var hierarchy = host.openV2()) {
            Path own = hierarchy.folders().getFirst().getParent();
            host.process(77, 'S', 5000);
            var kept = List.of(
                    own.resolve(DEAD_PARENT),
                    own.resolve("rustbox-78-1-99-0"),
                    own.resolve("rustbox-self"),
                    own.resolve("other"));
            kept.forEach(host::group);

            assertThat(hierarchy.sweep().removed()).isEmpty();
            assertThat(kept).allMatch(Files::isDirectory);
        }
    }

    @Test
    void sweep_oneThatResists_isReportedAndTheOthersGo() throws CgroupException {
        try (var hierarchy = host.openV2()) {
            Path own = hierarchy.folders().getFirst().getParent();
            Path first = host.group(own.resolve(DEAD_PARENT));
            Path second = host.group(own.resolve("rustbox-78-1-" + FakeHost.PID_NAMESPACE + "-0"));
            host.stuck.add(first);

            var report = hierarchy.sweep();

            assertThat(report.removed()).containsExactly(second);
            assertThat(report.failures()).singleElement().extracting(CgroupException::file).isEqualTo(first);
            assertThat(first.resolve("cgroup.kill")).hasContent("1");
        }
    }
}
