package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.ReportAssert.assertReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Root.Access;
import io.rustbox.evidence.Outcome;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directories and files of the host, bound into the root of a strict sandbox. */
@ExtendWith(Leftovers.class)
class RootIT {
    private static final int FIRST_UID = 60_000;

    @TempDir
    private Path host;

    @BeforeEach
    void fill() throws IOException {
        Host.needs(Feature.STRICT, Feature.GCC);
        var _ = Files.setPosixFilePermissions(host, PosixFilePermissions.fromString("rwxrwxrwx"));
        var _ = Files.writeString(host.resolve("text"), "of the host");
        var _ = Files.copy(CPrograms.executable("acts"), host.resolve("acts"));
    }

    @ParameterizedTest
    @CsvSource({
        "READ_ONLY, 'of the host|Read-only file system|ran|'",
        "READ_ONLY_NOEXEC, 'of the host|Read-only file system|Permission denied|'",
        "READ_WRITE, 'of the host|written|ran|'",
        "READ_WRITE_NOEXEC, 'of the host|written|Permission denied|'"
    })
    void bind_ofADirectory_allowsWhatItsRuleSays(Access access, String expected) throws SandboxException, IOException {
        Report report = shell(Root.host().bind(host, "/data", access), """
                cat /data/text; printf '|'
                (echo new > /data/new) 2>/dev/null && printf 'written|' || LC_ALL=C touch /data/x 2>&1 | sed 's/.*: //' | tr '\\n' '|'
                /data/acts exit 0 2>/tmp/err && printf 'ran|' || sed 's/.*: //' /tmp/err | tr '\\n' '|'
                """);
        assertReport(report).hasOutcome(new Outcome.Exited(0)).wrote(expected);
        Path written = host.resolve("new");
        assertThat(Files.exists(written)).isEqualTo(expected.contains("written"));
        if (Files.exists(written)) {
            assertThat((int) Files.getAttribute(written, "unix:uid")).isGreaterThanOrEqualTo(FIRST_UID);
            assertThat((int) Files.getAttribute(written, "unix:gid")).isGreaterThanOrEqualTo(FIRST_UID);
        }
    }

    @Test
    void bind_atItsOwnPlace_isThereReadOnly() throws SandboxException, IOException {
        Path optional = Files.createDirectory(host.resolve("toolchain"));
        var _ = Files.writeString(optional.resolve("version"), "1");
        // below /tmp the sandbox has its own: bind what a toolchain's place would be
        Report report =
                shell(Root.host().bind(optional, "/opt/toolchain", Access.READ_ONLY), "cat /opt/toolchain/version");
        assertReport(report).hasOutcome(new Outcome.Exited(0)).wrote("1");
    }

    @Test
    void bind_ofAFile_isThatFileAlone() throws SandboxException {
        Root root = Root.host().bind(host.resolve("text"), "/etc/message", Access.READ_ONLY);
        assertReport(shell(root, "cat /etc/message; ls /etc"))
                .hasOutcome(new Outcome.Exited(0))
                .wrote("of the hostld.so.cache\nmessage\n");
    }

    @Test
    void bind_belowAnother_isNested() throws SandboxException, IOException {
        Path outer = Files.createDirectory(host.resolve("outer"));
        var _ = Files.createDirectory(outer.resolve("place"));
        Path inner = Files.createDirectory(host.resolve("inner"));
        var _ = Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxrwxrwx"));
        Root root = Root.host()
                .bind(inner, "/data/place", Access.READ_WRITE)
                .bind(outer, "/data", Access.READ_ONLY);
        Report report = shell(root, "touch /data/place/made && ! touch /data/not 2>/dev/null");
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(inner.resolve("made")).exists();
    }

    @Test
    void bind_ofADirectoryWithSetUidPrograms_ignoresThem() throws SandboxException {
        Report report = shell(Root.host().bind(host, "/data", Access.READ_WRITE), "cat /proc/self/mountinfo");
        List<String> mount = report.stdout().text().lines().filter(line -> line.contains(" /data ")).toList();
        assertThat(mount).singleElement().asString().contains("rw,nosuid,nodev");
    }

    @Test
    void bind_ofADirectoryWithAMountBelow_restrictsThatTooAndHidesNothing() throws SandboxException {
        // /dev has mounts of its own on every host: the rule holds for them as for the directory
        Root root = Root.host().bind(Path.of("/dev"), "/host-dev", Access.READ_ONLY);
        try (Locked<Strict> sandbox = Sandbox.builder().isolate(root).limit(AMPLE).lock(Lockdown.judge())) {
            View view = View.of(sandbox.run(CPrograms.command("view")).stdout().text());
            assertThat(view.mounts()).filteredOn(mount -> mount.startsWith("/host-dev"))
                    .isNotEmpty()
                    .allMatch(mount -> mount.contains(" ro,nosuid,nodev"));
        }
    }

    @Test
    void bind_ofWhatDoesNotExist_isRefused() {
        Path missing = host.resolve("missing");
        Root root = Root.host().bind(missing, "/data", Access.READ_ONLY);
        assertThatThrownBy(() -> Sandbox.builder().isolate(root))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(missing + " does not exist");
    }

    @Test
    void bind_belowADirectoryThatLacksThePlace_failsByName() throws IOException {
        Path outer = Files.createDirectory(host.resolve("outer"));
        Root root = Root.host().bind(outer, "/data", Access.READ_ONLY).bind(host, "/data/none", Access.READ_ONLY);
        assertThatThrownBy(() -> Sandbox.builder().isolate(root))
                .isInstanceOfSatisfying(SetupException.class, failure -> {
                    assertThat(failure.step()).isEqualTo("attach /data/none");
                    assertThat(failure.errno().orElseThrow()).hasToString("ENOENT");
                });
    }

    private static Report shell(Root root, String script) throws SandboxException {
        try (Locked<Strict> sandbox = Sandbox.builder().isolate(root).limit(AMPLE).lock(Lockdown.judge())) {
            return sandbox.run(Command.of("/bin/sh", "-c", script).env("PATH", "/usr/bin:/bin"));
        }
    }
}
