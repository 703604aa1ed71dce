package io.rustbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Errno;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Mode;
import io.rustbox.host.LayerSupport.Availability;
import io.rustbox.linux.Syscall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostProbeTest {
    private static final Errno EINVAL = new Errno(22);
    private static final Errno EPERM = new Errno(1);
    private static final Errno ENOSYS = new Errno(38);

    @TempDir
    private Path root;

    private final FakeKernel kernel = new FakeKernel();

    @BeforeEach
    void goodHost() throws IOException {
        file("proc/sys/kernel/osrelease", "6.1.0-28-amd64\n");
        file("proc/self/status", status(0, "000001ffffffffff"));
        for (String kind : List.of("pid", "mnt", "net", "ipc", "uts", "cgroup")) {
            file("proc/self/ns/" + kind, "");
            file("proc/sys/user/max_" + kind + "_namespaces", "1024\n");
        }
        file("proc/sys/kernel/seccomp/actions_avail",
                "kill_process kill_thread trap errno user_notif trace log allow\n");
        file("proc/sys/vm/memfd_noexec", "0\n");
        file("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n");
        file("etc/group", "root:x:0:\n");
        v2Group();
    }

    @Test
    void report_goodHost_hasEveryLayer() {
        HostReport report = report();

        assertThat(report.checks())
                .filteredOn(check -> check.status() == Check.Status.MISSING)
                .isEmpty();
        assertThat(report.strictPossible()).isTrue();
        assertThat(report.kernel()).isEqualTo("6.1.0-28-amd64");
        assertThat(report.layers(Mode.STRICT)).extracting(LayerSupport::layer).containsExactly(Layer.values());
        assertThat(report.layers(Mode.PERMISSIVE)).extracting(LayerSupport::layer).containsExactly(Layer.values());
    }

    @Test
    void report_problem_alwaysHasARemedy() throws IOException {
        file("proc/self/status", status(1000, "0000000000000000"));
        file("proc/sys/kernel/osrelease", "4.19.0\n");
        Files.delete(root.resolve("proc/sys/kernel/seccomp/actions_avail"));
        Files.delete(root.resolve("proc/self/mountinfo"));
        kernel.errnos.put(Syscall.PIDFD_OPEN, ENOSYS);

        assertThat(report().checks())
                .filteredOn(check -> check.status() != Check.Status.OK)
                .hasSizeGreaterThan(4)
                .allSatisfy(check -> assertThat(check.remedy()).as(check.id()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"5.14.0,OK", "5.13.19,MISSING", "6.0,OK", "4.20.1,MISSING", "10.1,OK", "nonsense,MISSING"})
    void report_kernelVersion_isComparedAsNumbers(String release, Check.Status status) throws IOException {
        file("proc/sys/kernel/osrelease", release + "\n");

        assertThat(check("kernel").status()).isEqualTo(status);
    }

    @Test
    void report_otherArchitecture_isRefused() {
        HostReport report = new HostProbe(root, kernel, "riscv64").report();

        assertThat(report.strictPossible()).isFalse();
        assertThat(check(report, "architecture").finding()).startsWith("riscv64");
    }

    @Test
    void report_ordinaryUser_hasNoStrictLayerAndSomePermissiveOnes() throws IOException {
        file("proc/self/status", status(1000, "0000000000000000"));

        HostReport report = report();

        assertThat(report.strictPossible()).isFalse();
        assertThat(check(report, "root").finding()).contains("uid 1000");
        assertThat(report.layers(Mode.STRICT))
                .extracting(LayerSupport::availability)
                .containsOnly(Availability.UNAVAILABLE);
        assertThat(report.layers(Mode.PERMISSIVE))
                .filteredOn(support -> support.availability() == Availability.AVAILABLE)
                .extracting(LayerSupport::layer)
                .contains(Layer.SECCOMP, Layer.NO_NEW_PRIVS, Layer.CAPABILITIES)
                .doesNotContain(Layer.PID_NAMESPACE, Layer.MOUNT_NAMESPACE, Layer.NETWORK_NAMESPACE);
    }

    @Test
    void report_rootOfAContainer_namesTheCapabilitiesThatItLacks() throws IOException {
        file("proc/self/status", status(0, "00000000a80425fb"));

        assertThat(check("capabilities").status()).isEqualTo(Check.Status.MISSING);
        assertThat(check("capabilities").finding()).isEqualTo("lacking CAP_SYS_ADMIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pid", "mnt", "net", "ipc", "uts", "cgroup"})
    void report_namespaceThatTheKernelLacks_isMissing(String kind) throws IOException {
        Files.delete(root.resolve("proc/self/ns/" + kind));

        assertThat(check("namespace_" + kind).status()).isEqualTo(Check.Status.MISSING);
        assertThat(check("namespace_" + kind).remedy().orElseThrow()).contains("CONFIG_");
        assertThat(report().strictPossible()).isFalse();
    }

    @Test
    void report_namespacesLimitedToNone_isMissingWithTheSetting() throws IOException {
        file("proc/sys/user/max_net_namespaces", "0\n");

        assertThat(check("namespace_net").remedy()).contains("sysctl -w user.max_net_namespaces=1024");
        assertThat(unavailable()).containsExactly(Layer.NETWORK_NAMESPACE);
    }

    @Test
    void report_noSeccomp_takesThatLayerInBothModes() throws IOException {
        Files.delete(root.resolve("proc/sys/kernel/seccomp/actions_avail"));

        assertThat(unavailable()).containsExactly(Layer.SECCOMP);
        assertThat(report().layers(Mode.PERMISSIVE))
                .filteredOn(support -> support.layer() == Layer.SECCOMP)
                .extracting(LayerSupport::availability)
                .containsExactly(Availability.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"0,OK", "1,OK", "2,MISSING"})
    void report_memfdPolicy_isRefusedOnlyWhereNothingCanBeExecuted(String policy, Check.Status status)
            throws IOException {
        file("proc/sys/vm/memfd_noexec", policy + "\n");

        assertThat(check("memfd_exec").status()).isEqualTo(status);
    }

    @Test
    void report_memoryFileRefused_namesTheErrno() {
        kernel.memoryFile = Optional.of(new Errno(13));

        assertThat(check("memfd_exec").finding()).contains("memfd_create: EACCES");
        assertThat(check("memfd_exec").remedy()).contains("sysctl -w vm.memfd_noexec=1");
    }

    @ParameterizedTest
    @EnumSource(value = Syscall.class, names = {"FSOPEN", "OPEN_TREE", "MOVE_MOUNT", "MOUNT_SETATTR"})
    void report_mountCallThatIsFilteredAway_isMissing(Syscall call) {
        kernel.errnos.put(call, ENOSYS);

        assertThat(check("mount_api").finding()).startsWith(call.spelling() + " is not offered (ENOSYS)");
        assertThat(unavailable()).containsExactly(Layer.MOUNT_NAMESPACE);
    }

    @Test
    void report_mountCallThatIsNotPermitted_isMissing() {
        kernel.errnos.put(Syscall.FSOPEN, EPERM);

        assertThat(check("mount_api").finding()).startsWith("fsopen is not permitted (EPERM)");
    }

    @Test
    void report_accountAmongTheSandboxUsers_isAWarningWithItsName() throws IOException {
        file("etc/passwd",
                "a:x:59999:1::/:/bin/sh\nb:x:60000:1::/:/bin/sh\nc:x:60999:1::/:/bin/sh\nd:x:61000:1::/:/x\n");

        assertThat(check("uid_range").status()).isEqualTo(Check.Status.WARNING);
        assertThat(check("uid_range").finding()).endsWith("b (60000), c (60999)");
    }

    @Test
    void report_noControlGroups_saysWhatToDo() throws IOException {
        Files.delete(root.resolve("proc/self/mountinfo"));

        assertThat(check("cgroup").status()).isEqualTo(Check.Status.MISSING);
        assertThat(unavailable()).containsExactly(Layer.CGROUP);
    }

    @Test
    void activity_processOfASandboxUser_isListed() throws IOException {
        file("proc/17/status", "Name:\tpython3\nUid:\t60001\t60001\t60001\t60001\n");
        file("proc/18/status", "Name:\tsh\nUid:\t1000\t1000\t1000\t1000\n");
        Files.createDirectories(root.resolve("sys/fs/cgroup/rustbox-1-2-3-0"));

        Activity activity = probe().activity();

        assertThat(activity.processes()).containsExactly(new Activity.SandboxedProcess(17, 60001, "python3"));
        assertThat(activity.groups()).containsExactly(root.resolve("sys/fs/cgroup/rustbox-1-2-3-0"));
    }

    @Test
    void user_isTheEffectiveOne() throws IOException {
        assertThat(probe().user()).isEqualTo(HostProbe.User.ROOT);
        file("proc/self/status", "Uid:\t0\t1000\t1000\t1000\n");
        assertThat(probe().user()).isEqualTo(HostProbe.User.ORDINARY);
    }

    private HostProbe probe() {
        return new HostProbe(root, kernel, "amd64");
    }

    private HostReport report() {
        return probe().report();
    }

    private Check check(String id) {
        return check(report(), id);
    }

    private static Check check(HostReport report, String id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Layer> unavailable() {
        return report().layers(Mode.STRICT).stream()
                .filter(support -> support.availability() == Availability.UNAVAILABLE)
                .map(LayerSupport::layer)
                .toList();
    }

    private void v2Group() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("proc/self/mountinfo", "30 1 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n");
        file("sys/fs/cgroup/cgroup.controllers", "cpu memory pids\n");
        file("sys/fs/cgroup/cgroup.subtree_control", "cpu memory pids\n");
        file("sys/fs/cgroup/cgroup.procs", "");
        file("sys/fs/cgroup/cgroup.type", "domain\n");
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static String status(int user, String capabilities) {
        return "Name:\tjava\nUid:\t%d\t%d\t%d\t%d\nCapEff:\t%s\nNoNewPrivs:\t0\nSeccomp:\t0\n"
                .formatted(user, user, user, user, capabilities);
    }

    private static final class FakeKernel implements Kernel {
        private final Map<Syscall, Errno> errnos = new EnumMap<>(Syscall.class);
        private Optional<Errno> memoryFile = Optional.empty();

        @Override
        public Errno trial(Syscall call) {
            return errnos.getOrDefault(call, EINVAL);
        }

        @Override
        public Optional<Errno> executableMemoryFile() {
            return memoryFile;
        }
    }
}
