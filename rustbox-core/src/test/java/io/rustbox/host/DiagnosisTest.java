package io.rustbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Errno;
import io.rustbox.evidence.HostConditions;
import io.rustbox.host.Diagnosis.Concern;
import io.rustbox.host.Diagnosis.State;
import io.rustbox.linux.Syscall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of a host's settings; the host is a folder. */
class DiagnosisTest {
    private static final String CPU = "sys/devices/system/cpu/";
    private static final Set<String> WITHOUT_REMEDY = Set.of("virtual_machine");

    @TempDir
    private Path root;

    @BeforeEach
    void idealHost() throws IOException {
        file("proc/self/cgroup", "0::/\n");
        file("proc/self/mountinfo", "30 1 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n");
        file("sys/fs/cgroup/cgroup.controllers", "cpu memory pids\n");
        file("sys/fs/cgroup/cgroup.subtree_control", "cpu memory pids\n");
        file("sys/fs/cgroup/cgroup.procs", "");
        file("sys/fs/cgroup/cgroup.type", "domain\n");
        file("proc/sys/user/max_user_namespaces", "1024\n");
        file("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n");
        file("proc/sys/kernel/core_pattern", "core\n");
        file("proc/sys/kernel/randomize_va_space", "2\n");
        file("proc/sys/kernel/unprivileged_bpf_disabled", "2\n");
        file("proc/sys/kernel/yama/ptrace_scope", "1\n");
        file("proc/sys/kernel/dmesg_restrict", "1\n");
        file("proc/sys/kernel/kptr_restrict", "1\n");
        file(CPU + "vulnerabilities/meltdown", "Not affected\n");
        file(CPU + "vulnerabilities/spectre_v2", "Mitigation: Retpolines\n");
        file(CPU + "cpu0/cpufreq/scaling_governor", "performance\n");
        file(CPU + "cpu1/cpufreq/scaling_governor", "performance\n");
        file(CPU + "intel_pstate/no_turbo", "1\n");
        file(CPU + "smt/active", "0\n");
        file("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n");
        file("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        file("proc/cpuinfo", "processor : 0\nflags : fpu vme\n");
        file("sys/devices/system/node/online", "0\n");
    }

    @Test
    void diagnoses_ofAnIdealHost_areGoodAndItsTimesReproducible() {
        assertThat(probe().diagnoses()).allSatisfy(diagnosis -> {
            assertThat(diagnosis.state()).as("%s", diagnosis).isEqualTo(State.GOOD);
            assertThat(diagnosis.remedy()).isEmpty();
            assertThat(diagnosis.points()).isZero();
        });
        assertThat(probe().conditions()).isEqualTo(new HostConditions(100, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "user_namespaces | proc/sys/kernel/apparmor_restrict_unprivileged_userns | 0 | sysctl -w kernel.apparmor_restrict_unprivileged_userns=1",
        "core_pattern | proc/sys/kernel/core_pattern | ~|/usr/share/apport/apport %p~ | sysctl -w kernel.core_pattern=core",
        "aslr | proc/sys/kernel/randomize_va_space | 1 | sysctl -w kernel.randomize_va_space=2",
        "unprivileged_bpf | proc/sys/kernel/unprivileged_bpf_disabled | 0 | sysctl -w kernel.unprivileged_bpf_disabled=1",
        "ptrace_scope | proc/sys/kernel/yama/ptrace_scope | 0 | sysctl -w kernel.yama.ptrace_scope=1",
        "dmesg_restrict | proc/sys/kernel/dmesg_restrict | 0 | sysctl -w kernel.dmesg_restrict=1",
        "kptr_restrict | proc/sys/kernel/kptr_restrict | 0 | sysctl -w kernel.kptr_restrict=1",
        "cpu_vulnerabilities | sys/devices/system/cpu/vulnerabilities/mds | Vulnerable: no microcode | apt-get install amd64-microcode intel-microcode && reboot",
        "cpu_governor | sys/devices/system/cpu/cpu1/cpufreq/scaling_governor | powersave | ~echo performance | tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor~",
        "turbo | sys/devices/system/cpu/intel_pstate/no_turbo | 0 | echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo",
        "smt | sys/devices/system/cpu/smt/active | 1 | echo off > /sys/devices/system/cpu/smt/control",
        "transparent_huge_pages | sys/kernel/mm/transparent_hugepage/enabled | [always] madvise never | echo madvise > /sys/kernel/mm/transparent_hugepage/enabled",
        "clock_source | sys/devices/system/clocksource/clocksource0/current_clocksource | hpet | echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource",
    })
    void setting_thatIsPoor_hasTheLineThatMendsIt(String id, String path, String content, String remedy)
            throws IOException {
        file(path, content + "\n");

        Diagnosis diagnosis = diagnosis(id);

        assertThat(diagnosis.state()).isEqualTo(State.POOR);
        assertThat(diagnosis.remedy()).contains(remedy);
        assertThat(diagnosis.points() > 0).as("points").isEqualTo(diagnosis.concern() == Concern.TIMING);
    }

    @Test
    void swap_inUse_isNamedAndMended() throws IOException {
        file("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n/dev/sda2 partition 100 0 -2\n");

        assertThat(diagnosis("swap").found()).isEqualTo("/dev/sda2");
        assertThat(diagnosis("swap").remedy()).contains("swapoff -a");
    }

    @Test
    void userNamespaces_ofAKernelWithoutAppArmor_areClosedByEitherSetting() throws IOException {
        Files.delete(root.resolve("proc/sys/kernel/apparmor_restrict_unprivileged_userns"));
        assertThat(diagnosis("user_namespaces").remedy()).contains("sysctl -w user.max_user_namespaces=0");

        file("proc/sys/kernel/unprivileged_userns_clone", "1\n");
        assertThat(diagnosis("user_namespaces").remedy()).contains("sysctl -w kernel.unprivileged_userns_clone=0");

        file("proc/sys/kernel/unprivileged_userns_clone", "0\n");
        assertThat(diagnosis("user_namespaces").state()).isEqualTo(State.GOOD);
    }

    @Test
    void mitigations_switchedOff_areSwitchedOnAgain() throws IOException {
        file(CPU + "vulnerabilities/meltdown", "Vulnerable\n");
        file("proc/cmdline", "BOOT_IMAGE=/vmlinuz quiet mitigations=off\n");

        assertThat(diagnosis("cpu_vulnerabilities").found()).isEqualTo("open to meltdown");
        assertThat(diagnosis("cpu_vulnerabilities").remedy().orElseThrow()).contains("mitigations=off", "update-grub");
    }

    @Test
    void turbo_ofOtherProcessors_isReadFromTheirSwitch() throws IOException {
        Files.delete(root.resolve(CPU + "intel_pstate/no_turbo"));
        file(CPU + "cpufreq/boost", "1\n");

        assertThat(diagnosis("turbo").remedy()).contains("echo 0 > /sys/devices/system/cpu/cpufreq/boost");
    }

    @Test
    void numaBalancing_ofSeveralNodes_isPoorWhenOn() throws IOException {
        file("sys/devices/system/node/online", "0-1\n");
        file("proc/sys/kernel/numa_balancing", "1\n");

        assertThat(diagnosis("numa_balancing").remedy()).contains("sysctl -w kernel.numa_balancing=0");
    }

    @Test
    void groups_ofVersion1_areToldFromAHybridOfBoth() throws IOException {
        file("proc/self/cgroup", "4:memory:/\n3:pids:/\n2:cpuacct:/\n1:cpu:/\n0::/\n");
        StringBuilder mounts = new StringBuilder("30 1 0:26 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n");
        for (String controller : List.of("memory", "pids", "cpu", "cpuacct")) {
            mounts.append("31 1 0:27 / /sys/fs/cgroup/%s rw - cgroup cgroup rw,%s\n".formatted(controller, controller));
            file("sys/fs/cgroup/" + controller + "/tasks", "");
        }
        file("proc/self/mountinfo", mounts.toString());

        assertThat(diagnosis("cgroup_version").found()).startsWith("version 1, with a version 2");
        assertThat(diagnosis("cgroup_version").remedy().orElseThrow()).contains("systemd.unified_cgroup_hierarchy=1");
    }

    @Test
    void groups_thatCannotBeUsed_areNotDelegated() throws IOException {
        Files.delete(root.resolve("proc/self/mountinfo"));

        assertThat(diagnosis("cgroup_delegation").state()).isEqualTo(State.POOR);
        assertThat(diagnosis("cgroup_delegation").remedy()).isPresent();
        assertThat(diagnosis("cgroup_version").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void score_isWhatIsLeftOfAHundred() throws IOException {
        file(CPU + "smt/active", "1\n");
        file("proc/cpuinfo", "flags\t: fpu hypervisor\n");
        Files.delete(root.resolve(CPU + "intel_pstate/no_turbo"));

        assertThat(probe().conditions())
                .isEqualTo(new HostConditions(60, List.of("smt", "virtual_machine"), List.of("turbo")));
    }

    @Test
    void score_ofAHostThatShowsNothing_isZeroAndEverythingIsUnknown() {
        HostProbe nothing = new HostProbe(root.resolve("none"), new NoKernel(), "amd64");

        assertThat(nothing.conditions().score()).isZero();
        assertThat(nothing.conditions().loweredBy()).isEmpty();
        assertThat(nothing.conditions().unknown()).hasSize(8);
        assertThat(nothing.diagnoses()).noneMatch(diagnosis -> diagnosis.state() == State.GOOD);
    }

    @Test
    void diagnoses_ofThisHost_haveARemedyWhereverOneIsPossible() {
        assertThat(HostProbe.ofHost().diagnoses())
                .filteredOn(diagnosis -> diagnosis.state() == State.POOR)
                .filteredOn(diagnosis -> !WITHOUT_REMEDY.contains(diagnosis.id()))
                .allSatisfy(diagnosis -> assertThat(diagnosis.remedy()).as(diagnosis.id()).isPresent());
    }

    private HostProbe probe() {
        return new HostProbe(root, new NoKernel(), "amd64");
    }

    private Diagnosis diagnosis(String id) {
        return probe().diagnoses().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private void file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Diagnoses are made of files alone. */
    private static final class NoKernel implements Kernel {
        @Override
        public Errno trial(Syscall call) {
            throw new AssertionError(call);
        }

        @Override
        public Optional<Errno> executableMemoryFile() {
            throw new AssertionError();
        }
    }
}
