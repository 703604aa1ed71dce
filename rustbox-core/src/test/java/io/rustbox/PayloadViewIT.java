package io.rustbox;

import static io.rustbox.Limits.mebibytes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.evidence.Outcome;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a program sees in a strict sandbox, told by the program itself; and what the same program sees as root outside,
 * so that each statement can fail.
 */
@ExtendWith(Leftovers.class)
class PayloadViewIT {
    private static final Limits LIMITS =
            Limits.cpu(ofSeconds(3)).wall(ofSeconds(20)).memory(mebibytes(64)).processes(7)
                    .openFiles(21).fileSize(mebibytes(5)).stack(mebibytes(3)).scratch(mebibytes(11));
    private static final String NO_CAPABILITY = "0000000000000000";

    private static View inside;
    private static View outside;

    @BeforeAll
    static void look() throws SandboxException, IOException, InterruptedException {
        Host.needs(Feature.STRICT, Feature.GCC);
        try (Locked<Strict> sandbox =
                Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge())) {
            Report report =
                    sandbox.run(CPrograms.command("view").stdin("input").env("NAMED", "a value").env("EMPTY", ""));
            assertThat(report.outcome()).as(report.stderr().text()).isEqualTo(new Outcome.Exited(0));
            inside = View.of(report.stdout().text());
        }
        outside = outsideOfAnySandbox();
    }

    private static View outsideOfAnySandbox() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("view-");
        Process process = new ProcessBuilder(CPrograms.executable("view").toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        Files.delete(directory);
        return View.of(output);
    }

    @Test
    void processes_inSandbox_oneselfAloneIsSeen() {
        assertThat(inside.one("pid")).isNotEqualTo("1");
        assertThat(inside.all("process")).containsExactly(inside.one("pid"));
        assertThat(outside.all("process")).contains("1", outside.one("pid"), outside.one("ppid"));
    }

    @Test
    void keeper_inSandbox_isHiddenAndOutOfReach() {
        assertThat(inside.one("open:/proc/1/status")).isEqualTo("ENOENT");
        assertThat(inside.one("kill:keeper")).isEqualTo("EPERM");
        assertThat(outside.one("open:/proc/1/status")).isEqualTo("ok");
        assertThat(outside.one("kill:1")).isEqualTo("ok");
    }

    @Test
    void parent_inSandbox_isOutsideOfThePidNamespace() {
        assertThat(inside.one("ppid")).isEqualTo("0");
        assertThat(outside.one("ppid")).isEqualTo(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void session_inSandbox_isOnesOwn() {
        assertThat(inside.one("sid")).isEqualTo(inside.one("pid"));
        assertThat(inside.one("pgrp")).isEqualTo(inside.one("pid"));
        assertThat(outside.one("sid")).isNotEqualTo(outside.one("pid"));
    }

    @Test
    void procfs_inSandbox_holdsNothingButProcesses() {
        assertThat(inside.all("procfs")).containsExactlyInAnyOrder("self", "thread-self");
        assertThat(outside.all("procfs")).contains("cpuinfo", "sys", "meminfo");
    }

    @Test
    void interfaces_inSandbox_areALoopbackThatIsDown() {
        assertThat(inside.all("interface")).isNotEmpty().allMatch(line -> line.endsWith(" down"));
        assertThat(inside.all("interface")).contains("lo loopback down");
        assertThat(outside.all("interface")).anyMatch(line -> line.endsWith(" up"));
    }

    @ParameterizedTest
    @CsvSource({
        "connect:127.0.0.1, EAFNOSUPPORT, ECONNREFUSED",
        "connect:192.0.2.1, EAFNOSUPPORT, ok",
        "socket:netlink, EAFNOSUPPORT, ok",
        "socket:packet, EAFNOSUPPORT, ok",
        "socket:raw, EAFNOSUPPORT, ok"
    })
    void network_inSandbox_leadsNowhere(String attempt, String answerInside, String answerOutside) {
        assertThat(inside.one(attempt)).isEqualTo(answerInside);
        if (!attempt.contains("192.0.2.1")) { // a host without a route answers as the sandbox does
            assertThat(outside.one(attempt)).isEqualTo(answerOutside);
        }
    }

    @Test
    void mounts_inSandbox_areThoseGiven() {
        List<String> usr = inside.mounts().stream().filter(mount -> mount.startsWith("/usr")).toList();
        List<String> others = inside.mounts().stream().filter(mount -> !mount.startsWith("/usr")).toList();
        assertThat(usr).isNotEmpty().allMatch(mount -> mount.contains(" ro,nosuid,nodev"));
        assertThat(others).containsExactlyInAnyOrder(
                "/ tmpfs ro,nosuid,nodev,relatime",
                "/dev tmpfs ro,nosuid,noexec,relatime",
                "/proc proc ro,nosuid,nodev,noexec,relatime",
                "/box tmpfs rw,nosuid,nodev,relatime",
                "/tmp tmpfs rw,nosuid,nodev,noexec,relatime",
                "/dev/shm tmpfs rw,nosuid,nodev,noexec,relatime");
        assertThat(outside.mounts()).anyMatch(mount -> mount.startsWith("/sys "));
    }

    @Test
    void root_inSandbox_holdsSystemProgramsAndNoHostData() {
        assertThat(inside.all("root")).contains("box", "dev", "etc", "proc", "sys", "tmp", "usr")
                .isSubsetOf("bin", "box", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "sbin", "sys", "tmp",
                        "usr");
        assertThat(inside.all("etc")).isSubsetOf("ld.so.cache");
        assertThat(inside.all("sys")).isEmpty();
        assertThat(outside.all("root")).contains("root", "var", "run");
        assertThat(outside.all("sys")).contains("class", "devices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmpfile:/usr", "tmpfile:/usr/bin", "tmpfile:/", "tmpfile:/etc", "tmpfile:/dev"})
    void system_inSandbox_isReadOnly(String attempt) {
        assertThat(inside.one(attempt)).isEqualTo("EROFS");
        if (!attempt.endsWith("/dev")) { // devtmpfs of some kernels has no unnamed files
            // a file system without unnamed files says so only once it has seen that it may be written to
            assertThat(outside.one(attempt)).isIn("ok", "EOPNOTSUPP");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmpfile:.", "tmpfile:/tmp", "tmpfile:/dev/shm"})
    void scratch_inSandbox_isWritable(String attempt) {
        assertThat(inside.one(attempt)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/etc/shadow", "/proc/cpuinfo", "/proc/meminfo",
        "/proc/sys/kernel/core_pattern", "/sys/devices/system/cpu/online", "/dev/kmsg", "/root", "/home", "/var",
        "/run"})
    void hostData_inSandbox_doesNotExist(String path) {
        assertThat(inside.one("open:" + path)).isEqualTo("ENOENT");
        assertThat(outside.one("open:" + path)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/kcore", "/proc/kmsg", "/proc/sysrq-trigger", "/dev/mem",
        "/sys/kernel/mm/transparent_hugepage/enabled"})
    void kernel_inSandbox_doesNotExist(String path) { // outside, its configuration decides which of them there are
        assertThat(inside.one("open:" + path)).isEqualTo("ENOENT");
    }

    @Test
    void identity_inSandbox_isALeasedUidWithoutGroups() {
        List<String> uids = List.of(inside.status("Uid").split(" "));
        assertThat(uids).hasSize(4).allMatch(uid -> uid.equals(uids.getFirst()));
        assertThat(Integer.parseInt(uids.getFirst())).isGreaterThanOrEqualTo(60_000);
        assertThat(inside.status("Gid")).isEqualTo(inside.status("Uid"));
        assertThat(inside.status("Groups")).isEmpty();
        assertThat(inside.one("setuid")).isEqualTo("EPERM");
        assertThat(outside.status("Uid")).isEqualTo("0 0 0 0");
        assertThat(outside.one("setuid")).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"})
    void capabilities_inSandbox_areNone(String set) {
        assertThat(inside.status(set)).isEqualTo(NO_CAPABILITY);
        assertThat(outside.status("CapEff")).isNotEqualTo(NO_CAPABILITY);
        assertThat(outside.status("CapBnd")).isNotEqualTo(NO_CAPABILITY);
    }

    @ParameterizedTest
    @CsvSource({"NoNewPrivs, 1", "Seccomp, 2", "Seccomp_filters, 1", "Threads, 1"})
    void privileges_inSandbox_areLocked(String field, String value) {
        assertThat(inside.status(field)).isEqualTo(value);
    }

    @Test
    void device_inSandbox_cannotBeMade() {
        assertThat(inside.one("mknod")).isEqualTo("EPERM");
        assertThat(outside.one("mknod")).isEqualTo("ok");
    }

    @Test
    void devices_inSandbox_areFive() {
        assertThat(inside.all("device")).containsExactlyInAnyOrder(
                "null 1:3 666", "zero 1:5 666", "full 1:7 666", "random 1:8 666", "urandom 1:9 666");
        assertThat(outside.all("device")).hasSizeGreaterThan(5);
    }

    @Test
    void descriptors_inSandbox_areTheThreeStreams() {
        assertThat(inside.all("fd")).containsExactlyInAnyOrder("0", "1", "2");
    }

    @Test
    void stdin_inSandbox_isSeekableAndReadOnly() {
        assertThat(inside.one("stdin:seek")).isEqualTo("ok");
        assertThat(inside.one("stdin:map")).isEqualTo("ok");
        assertThat(inside.one("stdin:write")).isEqualTo("EBADF");
        assertThat(inside.one("stdin:truncate")).isEqualTo("EINVAL");
        assertThat(outside.one("stdin:seek")).isEqualTo("ESPIPE");
    }

    @Test
    void streams_inSandbox_areBlockingPipesToWriteTo() {
        int writeOnly = 1; // O_WRONLY, and not O_NONBLOCK
        assertThat(inside.one("stdout:seek")).isEqualTo("ESPIPE");
        assertThat(inside.one("stdout:access")).isEqualTo(Integer.toString(writeOnly));
        assertThat(inside.one("stderr:access")).isEqualTo(Integer.toString(writeOnly));
    }

    @Test
    void environment_inSandbox_isWhatWasNamed() {
        assertThat(inside.all("env")).containsExactlyInAnyOrder("NAMED=a value", "EMPTY=");
        assertThat(outside.all("env")).anyMatch(variable -> variable.startsWith("PATH="));
    }

    @Test
    void names_inSandbox_areTheSandboxes() {
        assertThat(inside.one("hostname")).isEqualTo("rustbox-sandbox");
        assertThat(inside.one("domainname")).isEqualTo("(none)");
        assertThat(inside.one("cwd")).isEqualTo("/box");
        assertThat(outside.one("hostname")).isNotEqualTo("rustbox-sandbox");
    }

    @ParameterizedTest
    @CsvSource({"exec:/tmp, EACCES", "exec:/dev/shm, EACCES", "exec:., ok", "map-exec:/tmp, EPERM",
        "map-exec:/dev/shm, EPERM", "map-exec:., ok"})
    void execution_inSandbox_worksInBoxAlone(String attempt, String answer) {
        assertThat(inside.one(attempt)).isEqualTo(answer);
        assertThat(outside.one("exec:.")).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4", // RLIMIT_CPU: a second more than the budget
        "1, 5242880", // RLIMIT_FSIZE
        "3, 3145728", // RLIMIT_STACK
        "4, 0", // RLIMIT_CORE
        "6, 14", // RLIMIT_NPROC: twice pids.max, which is to be met first
        "7, 21", // RLIMIT_NOFILE
        "8, 0", // RLIMIT_MEMLOCK
        "12, 0" // RLIMIT_MSGQUEUE
    })
    void resourceLimit_inSandbox_isAsSet(int resource, long value) {
        assertThat(inside.one("rlimit:" + resource)).isEqualTo(value + " " + value);
        assertThat(outside.one("rlimit:" + resource)).isNotEqualTo(value + " " + value);
    }

    @Test
    void resourceLimit_raised_isRefused() {
        assertThat(inside.one("raise-limit")).isEqualTo("EPERM");
        assertThat(outside.one("raise-limit")).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SigBlk", "SigIgn", "SigCgt", "SigPnd", "ShdPnd"})
    void signals_inSandbox_areAsAfterBoot(String set) {
        String noSignal = "0000000000000000";
        assertThat(inside.status(set)).isEqualTo(noSignal);
    }

    @Test
    void controlGroups_inSandbox_seemToBeTheRoot() {
        assertThat(inside.all("cgroup")).isNotEmpty().allMatch(line -> line.endsWith(":/"));
    }

    @Test
    void umask_inSandbox_isTheUsual() {
        assertThat(inside.one("umask")).isEqualTo("022");
    }
}
