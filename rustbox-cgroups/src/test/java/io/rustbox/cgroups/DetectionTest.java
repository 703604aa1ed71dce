package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.cgroups.Finding.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTest {
    @TempDir
    private Path folder;

    private FakeHost host;

    @BeforeEach
    void prepare() {
        host = new FakeHost(folder);
    }

    private void assertUnusable(Topic topic, String... words) {
        assertThat(host.detect()).isInstanceOfSatisfying(Detection.Unusable.class, unusable -> {
            assertThat(unusable.findings()).extracting(Finding::topic).contains(topic);
            assertThat(unusable.explanation()).contains(words);
        });
    }

    @Test
    void pureV1_separateControllers_areFoundBelowEachOwnGroup() {
        var memory = host.v1("memory", "/service/a");
        var pids = host.v1("pids", "/");
        var cpuacct = host.v1("cpuacct", "/");
        var cpu = host.v1("cpu", "/");

        var usable = host.usable();

        assertThat(usable.version()).isEqualTo(CgroupVersion.V1);
        assertThat(usable.folders()).containsExactly(memory, pids, cpuacct, cpu);
        assertThat(usable.findings()).isEmpty();
    }

    @Test
    void pureV1_coMountedControllers_shareAFolder() {
        var memory = host.v1("memory", "/");
        var pids = host.v1("pids", "/");
        var both = host.v1("cpu,cpuacct", "/");

        assertThat(host.usable().folders()).containsExactly(memory, pids, both);
    }

    @Test
    void hybrid_v2WithoutControllers_usesV1() {
        host.v1("memory", "/");
        host.v1("pids", "/");
        host.v1("cpu,cpuacct", "/");
        var point = host.v2("/", "/", "rw");
        FakeHost.file(point.resolve("cgroup.controllers"), "");

        assertThat(host.usable().version()).isEqualTo(CgroupVersion.V1);
    }

    @Test
    void v1_memoryControllerAbsent_isExplained() {
        host.v1("pids", "/");
        host.v1("cpu,cpuacct", "/");

        assertUnusable(Topic.CONTROLLER_MISSING, "no v1 hierarchy with the memory controller", "cgroup_no_v1=memory");
    }

    @Test
    void v1_memoryDisabledOnV2Too_explainsBoth() {
        host.v1("pids", "/");
        host.v1("cpu,cpuacct", "/");
        var point = host.v2("/", "/", "rw");
        FakeHost.file(point.resolve("cgroup.controllers"), "cpuset io\n");

        assertUnusable(Topic.CONTROLLER_MISSING, "cgroup_disable=memory");
    }

    @Test
    void v1_noSwapAccounting_isUsableWithAFinding() {
        host.missingFiles.add("memory.memsw.limit_in_bytes");
        host.v1("memory", "/");
        host.v1("pids", "/");
        host.v1("cpu,cpuacct", "/");

        assertThat(host.usable().findings()).extracting(Finding::topic).containsExactly(Topic.SWAP_NOT_LIMITED);
    }

    @Test
    void v1_oneHierarchyNotWritable_isExplained() {
        host.v1("memory", "/");
        var pids = host.v1("pids", "/user");
        host.v1("cpu,cpuacct", "/");
        host.readOnly.add(pids);

        assertUnusable(Topic.NOT_DELEGATED, "may not make groups in " + pids);
    }

    @Test
    void v1_cpuNotWritable_isUsableWithoutIt() {
        var memory = host.v1("memory", "/");
        var pids = host.v1("pids", "/");
        var cpuacct = host.v1("cpuacct", "/");
        host.readOnly.add(host.v1("cpu", "/"));

        assertThat(host.usable().folders()).containsExactly(memory, pids, cpuacct);
    }

    @Test
    void v1_containerThatSeesTheHostsMount_isExplained() throws IOException {
        host.v1("memory", "/");
        host.v1("pids", "/");
        host.v1("cpu,cpuacct", "/");
        Path mountinfo = host.proc.resolve("self/mountinfo");
        String text = FakeHost.text(mountinfo);
        FakeHost.file(mountinfo, text.replace(" / /sys/fs/cgroup/pids", " /../.. /sys/fs/cgroup/pids"));

        assertUnusable(Topic.NOT_MOUNTED, "the mounted pids hierarchy doesn't show this process's own group /");
    }

    @Test
    void v2_realRoot_isTheOwnGroup() throws IOException {
        var point = host.v2("/", "/", "rw");
        host.group(point);
        Files.delete(point.resolve("cgroup.type"));

        var usable = host.usable();

        assertThat(usable.version()).isEqualTo(CgroupVersion.V2);
        assertThat(usable.folders()).containsExactly(point);
    }

    @Test
    void v2_nestedGroup_isTheOwnGroup() {
        var point = host.v2("/", "/system.slice/judge.service", "rw");
        host.group(point);
        var own = host.group(point.resolve("system.slice/judge.service"));

        assertThat(host.usable().folders()).containsExactly(own);
    }

    @Test
    void v2_insideTheLeaf_isTheGroupAboveIt() {
        var point = host.v2("/", "/judge.service/rustbox-self", "rw");
        host.group(point);
        var own = host.group(point.resolve("judge.service"));
        host.group(own.resolve("rustbox-self"));

        assertThat(host.usable().folders()).containsExactly(own);
    }

    @Test
    void v2_containerWithItsOwnNamespace_isTheMountPoint() {
        var point = host.v2("/", "/", "rw");
        host.group(point);

        assertThat(host.usable().folders()).containsExactly(point);
    }

    @Test
    void v2_mountOfTheOuterNamespace_isExplained() {
        host.group(host.v2("/../..", "/", "rw"));

        assertUnusable(Topic.NOT_MOUNTED, "doesn't show this process's own group /", "mount cgroup2 anew");
    }

    @Test
    void v2_removedOwnGroup_isExplained() {
        host.group(host.v2("/", "/gone (deleted)", "rw"));

        assertUnusable(Topic.NOT_MOUNTED, "/gone (deleted)");
    }

    @Test
    void v2_readOnlyMount_isExplained() {
        host.group(host.v2("/", "/", "ro"));

        assertUnusable(Topic.READ_ONLY, "cgroup2 is mounted read-only");
    }

    @Test
    void v2_ordinaryUserWithoutDelegation_isToldHowToGetIt() {
        var point = host.v2("/", "/user.slice/session-1.scope", "rw");
        host.group(point);
        var own = host.group(point.resolve("user.slice/session-1.scope"));
        host.readOnly.add(own);

        assertUnusable(Topic.NOT_DELEGATED, "may not write to " + own, "systemd-run --user --scope -p Delegate=yes");
    }

    @Test
    void v2_controllersToBeSwitchedOnAbove_needsWriteAccessThere() {
        var point = host.v2("/", "/outer/own", "rw");
        host.group(point);
        var outer = host.group(point.resolve("outer"));
        var own = host.group(outer.resolve("own"));
        FakeHost.file(own.resolve("cgroup.controllers"), "cpu\n");

        assertThat(host.usable().folders()).containsExactly(own);
        host.readOnly.add(outer.resolve("cgroup.subtree_control"));
        assertUnusable(Topic.NOT_DELEGATED, "may not write to " + outer.resolve("cgroup.subtree_control"));
    }

    @Test
    void v2_threadedOwnGroup_isExplained() {
        var point = host.v2("/", "/own", "rw");
        host.group(point);
        FakeHost.file(host.group(point.resolve("own")).resolve("cgroup.type"), "threaded\n");

        assertUnusable(Topic.THREADED, "is of type threaded");
    }

    @Test
    void v2_noSwapAccounting_isUsableWithAFinding() {
        host.missingFiles.add("memory.swap.max");
        var point = host.v2("/", "/own", "rw");
        host.group(point);
        host.group(point.resolve("own"));

        assertThat(host.usable().findings()).extracting(Finding::topic).containsExactly(Topic.SWAP_NOT_LIMITED);
    }

    @Test
    void nothingMounted_explainsWhatToMount() {
        assertUnusable(Topic.NOT_MOUNTED, "cgroup v2 is not mounted", "mount -t cgroup2");
    }

    @Test
    void unreadableProc_isExplained() {
        assertThat(Cgroups.detect(folder.resolve("nowhere"), folder))
                .isInstanceOfSatisfying(Detection.Unusable.class, unusable -> assertThat(unusable.findings())
                        .extracting(Finding::topic)
                        .containsExactly(Topic.UNREADABLE));
    }

    @Test
    void garbageInMountinfo_isExplained() {
        FakeHost.file(host.proc.resolve("self/mountinfo"), "garbage\n");

        assertUnusable(Topic.UNREADABLE, "not a line of mountinfo: garbage");
    }
}
