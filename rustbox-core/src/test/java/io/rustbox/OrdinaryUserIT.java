package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Permissive mode for a user without any privilege: what holds there all the same. */
@ExtendWith(Leftovers.class)
class OrdinaryUserIT {
    private static final String UID = "65534";

    /** Where the user may read the classes: a build and its repository may lie where only root can go. */
    @TempDir
    private static Path home;

    private static List<String> java;

    @BeforeAll
    static void settle() throws IOException, InterruptedException {
        Host.needs(Feature.ROOT, Feature.GCC);
        java = new ArrayList<>();
        for (String word : ChildJvm.command(OrdinaryUser.class)) {
            java.add(word.contains("classes") || word.contains(".jar") ? moved(word) : word);
        }
        execute("chown", "-R", UID + ":" + UID, home.toString());
    }

    /** {@return a module path, or an option with a path, with its files copied to the user's home} */
    private static String moved(String word) throws IOException, InterruptedException {
        String option = word.substring(0, word.indexOf('=') + 1);
        List<String> copies = new ArrayList<>();
        for (String path : word.substring(option.length()).split(File.pathSeparator, -1)) {
            Path folder = Files.createTempDirectory(home, "modules");
            execute("cp", "-r", path, folder.toString());
            copies.add(folder.resolve(Path.of(path).getFileName()).toString());
        }
        return option + String.join(File.pathSeparator, copies);
    }

    private static void execute(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(String.join(" ", command)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "exit, 0, Exited[status=0]",
        "exit, 139, Exited[status=139]",
        "signal, 11, Signaled[signal=11]",
        "signal, 9, Signaled[signal=9]",
        "abort, 0, Signaled[signal=6]",
        "large-file, 9000000, FileSizeLimit[limitBytes=8388608]",
        "close-stdout, 100, Exited[status=5]",
        "main-thread-ends, 0, Exited[status=6]"
    })
    void outcome_ofAProgram_isToldAsItIs(String act, String argument, String outcome)
            throws IOException, InterruptedException {
        View said = run(act, argument);
        assertThat(said.one("outcome")).isEqualTo(outcome);
        assertThat(said.one("leftovers")).isEqualTo("0");
        assertThat(said.all("error")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spin-threads", "survive-sigxcpu"})
    void cpuTime_usedUp_isTle(String act) throws IOException, InterruptedException {
        assertThat(run(act, "2").one("outcome")).startsWith("CpuTimeLimit[").endsWith("killedBy=SUPERVISOR]");
    }

    @Test
    void output_overTheLimit_isOle() throws IOException, InterruptedException {
        List<String> outcome = run("flood-stdout", "1000000").lines();
        assertThat(outcome).anyMatch(line -> line.endsWith("outcome OutputLimit[stream=STDOUT, limitBytes=100000]"));
    }

    @Test
    void child_thatStays_isFoundAndKilled() throws IOException, InterruptedException {
        View said = run("child-stays", "4");
        assertThat(said.one("outcome")).isEqualTo("Exited[status=4]");
        assertThat(said.one("leftovers")).isEqualTo("1");
    }

    @Test
    void processes_ofOthersOfThisUser_leaveAProgramItsOwn() throws IOException, InterruptedException {
        View said = run("amid-others");
        assertThat(said.all("outcome")).containsExactly("Exited[status=0]", "Exited[status=0]");
        assertThat(said.all("layers")).as("what bounds them").noneMatch(layers -> layers.contains("cgroup"));
    }

    @Test
    void selftest_ofThisUser_holds() throws IOException, InterruptedException {
        View said = run("selftest");
        assertThat(said.one("conclusion")).as("%s", said.lines()).isEqualTo("HELD");
        assertThat(said.all("CONTAINED")).hasSizeGreaterThan(15).anyMatch(attack -> attack.startsWith("fork_bomb"));
    }

    @Test
    void privileges_ofAProgram_areLocked() throws IOException, InterruptedException {
        View said = run("view");
        assertThat(said.status("NoNewPrivs")).isEqualTo("1");
        assertThat(said.status("Seccomp")).isEqualTo("2");
        assertThat(said.status("CapEff")).isEqualTo("0000000000000000");
        assertThat(said.status("Uid")).startsWith(UID);
        assertThat(said.all("fd")).containsExactlyInAnyOrder("0", "1", "2");
        assertThat(said.all("env")).isEmpty();
        assertThat(said.one("layers")).contains("seccomp", "no_new_privs").doesNotContain("namespace");
    }

    private static View run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "setpriv", "--reuid=" + UID, "--regid=" + UID, "--clear-groups", "--bounding-set=-all"));
        command.addAll(java);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(home.toFile()).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return View.of(output);
    }
}
