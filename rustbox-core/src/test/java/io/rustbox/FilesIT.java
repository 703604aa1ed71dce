package io.rustbox;

import static io.rustbox.Level.AMPLE;
import static io.rustbox.ReportAssert.assertReport;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.Command.Input;
import io.rustbox.Command.Sink;
import io.rustbox.evidence.FileEvidence;
import io.rustbox.evidence.Outcome;
import io.rustbox.judge.VerdictCause;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a run and what comes out of it. */
@ExtendWith(Leftovers.class)
class FilesIT {
    private static final int MOST = 1 << 20;

    @BeforeAll
    static void needs() {
        Host.needs(Feature.STRICT, Feature.GCC);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void files_putIntoBox_areTheProgramsOwn(Level level) throws SandboxException {
        Command command = Command.of("/bin/sh", "-c",
                "cat a/b/c.txt && ./a/run && echo more >> a/b/c.txt && cat a/b/c.txt && rm -r a && ls")
                .env("PATH", "/usr/bin:/bin")
                .file("a/b/c.txt", "text\n")
                .file(new BoxFile("a/run", "#!/bin/sh\necho ran\n".getBytes(UTF_8), Executable.YES));
        assertReport(level.run(AMPLE, command)).hasOutcome(new Outcome.Exited(0)).wrote("text\nran\ntext\nmore\n");
    }

    @Test
    void file_putTwice_isRefused() {
        Command command = Command.of("/bin/true").file("a", "1").file("a", "2");
        assertThatThrownBy(() -> Level.STRICT.run(AMPLE, command))
                .isInstanceOfSatisfying(SetupException.class,
                        failure -> assertThat(failure.errno().orElseThrow()).hasToString("EEXIST"));
    }

    @Test
    void files_largerThanTheScratchSpace_areRefused() {
        Command command = Command.of("/bin/true").file("large", new byte[4 << 20]);
        assertThatThrownBy(() -> Level.STRICT.run(AMPLE.scratch(1 << 20), command))
                .isInstanceOfSatisfying(SetupException.class,
                        failure -> assertThat(failure.errno().orElseThrow()).hasToString("ENOSPC"));
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void bytes_ofAnyValue_passUnchanged(Level level) throws SandboxException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Report report = level.run(AMPLE, CPrograms.command("acts", "echo").stdin(bytes));
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(report.stdout().bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void streams_onFiles_areReadAndWrittenThere(Level level, @TempDir Path directory)
            throws SandboxException, IOException {
        Path input = Files.writeString(directory.resolve("input"), "from a file");
        Path output = Files.writeString(directory.resolve("output"), "what was there before, which is longer");
        Report report = level.run(AMPLE, CPrograms.command("acts", "echo")
                .stdin(new Input.FromFile(input))
                .stdout(new Sink.ToFile(output))
                .stderr(new Sink.Discard()));
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(output).hasContent("from a file");
        assertThat(report.stdout().bytes()).isEmpty();
        assertThat(report.stdout().writtenBytes()).isEqualTo(11);
    }

    @Test
    void stdin_fromAFileThatDoesNotExist_runsNothing(@TempDir Path directory) {
        Command command = Command.of("/bin/true").stdin(new Input.FromFile(directory.resolve("none")));
        assertThatThrownBy(() -> Level.STRICT.run(AMPLE, command))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void stdin_fromAWritableFileOfTheHost_cannotBeChanged(@TempDir Path directory)
            throws SandboxException, IOException {
        Path input = Files.writeString(directory.resolve("input"), "as it was");
        var _ = Files.setPosixFilePermissions(input, PosixFilePermissions.fromString("rw-rw-rw-"));
        Report report = Level.STRICT.run(
                AMPLE, CPrograms.command("plant", "input").stdin(new Input.FromFile(input)));
        assertReport(report).hasOutcome(new Outcome.Exited(1)).wrote("EROFS\n");
        assertThat(input).hasContent("as it was");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void stdin_fromADirectory_runsNothing(Level level, @TempDir Path directory) {
        Command command = Command.of("/bin/true").stdin(new Input.FromFile(directory));
        assertThatThrownBy(() -> level.run(AMPLE, command))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(directory + " is not a regular file");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    @Timeout(20)
    void stdin_fromAFifo_runsNothing(Level level, @TempDir Path directory) throws IOException, InterruptedException {
        Path fifo = directory.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        Command command = Command.of("/bin/true").stdin(new Input.FromFile(fifo));
        assertThatThrownBy(() -> level.run(AMPLE, command))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void stdin_ofBytes_cannotBeChanged() throws SandboxException {
        assertReport(Level.STRICT.run(AMPLE, CPrograms.command("plant", "input").stdin("as it was")))
                .hasOutcome(new Outcome.Exited(1))
                .wrote("EPERM\n");
    }

    @Test
    void discardedOutput_isLimitedToo() throws SandboxException {
        Report report = Level.STRICT.run(
                AMPLE.output(1000), CPrograms.command("acts", "flood-stdout", "2000").stdout(new Sink.Discard()));
        assertReport(report).hasCause(VerdictCause.OUTPUT_LIMIT);
        assertThat(report.stdout().bytes()).isEmpty();
    }

    @Test
    void outputFile_overTheLimit_endsAtTheLimit(@TempDir Path directory) throws SandboxException {
        Path output = directory.resolve("output");
        Report report = Level.STRICT.run(
                AMPLE.output(1000), CPrograms.command("acts", "flood-stdout", "2000").stdout(new Sink.ToFile(output)));
        assertReport(report).hasCause(VerdictCause.OUTPUT_LIMIT);
        assertThat(output).hasSize(1000);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void collected_regularFile_isRead(Level level) throws SandboxException {
        Report report = level.run(AMPLE, CPrograms.command("plant", "file").collect("out", MOST));
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(report.file("out").orElseThrow()).isEqualTo("content".getBytes(UTF_8));
    }

    @Test
    void collected_fileWithoutPermissions_isRead() throws SandboxException {
        Report report = Level.STRICT.run(AMPLE, CPrograms.command("plant", "unreadable").collect("out", MOST));
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(report.file("out").orElseThrow()).isEqualTo("content".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "STRICT, symlink", "STRICT, inner-symlink", "STRICT, proc-link", "STRICT, hard-link", "STRICT, fifo",
        "STRICT, socket", "STRICT, directory", "STRICT, nothing",
        "PERMISSIVE, symlink", "PERMISSIVE, inner-symlink", "PERMISSIVE, proc-link", "PERMISSIVE, hard-link",
        "PERMISSIVE, fifo", "PERMISSIVE, socket", "PERMISSIVE, directory", "PERMISSIVE, nothing"
    })
    void collected_whatIsNoRegularFile_isNotThere(Level level, String what) throws SandboxException {
        Report report = level.run(AMPLE, CPrograms.command("plant", what).collect("out", MOST));
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(report.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"linked-parent, sub/passwd", "dots, sub/up/plant"})
    void collected_throughALink_isNotThere(String what, String path) throws SandboxException {
        Report report = Level.STRICT.run(AMPLE, CPrograms.command("plant", what).collect(path, MOST));
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(report.files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void collected_fromALockedDirectory_isReadAndTheDirectoryGoes(Level level) throws SandboxException {
        Report report = level.run(AMPLE, CPrograms.command("plant", "locked-directory").collect("sub/out", MOST));
        assertReport(report).hasOutcome(new Outcome.Exited(0));
        assertThat(report.file("sub/out")).isPresent();
    }

    @Test
    void collected_atTheBoundary_isReadWholeOrNotAtAll() throws SandboxException {
        Report whole = Level.STRICT.run(AMPLE, CPrograms.command("plant", "file").collect("out", 7));
        assertThat(whole.file("out").orElseThrow()).hasSize(7);
        Report tooLong = Level.STRICT.run(AMPLE, CPrograms.command("plant", "file").collect("out", 6));
        assertThat(tooLong.outcome()).isEqualTo(new Outcome.Exited(0));
        assertThat(tooLong.file("out")).isEmpty();
        assertThat(tooLong.evidence().files())
                .containsExactly(new FileEvidence("out", FileEvidence.State.TOO_LARGE, 0));
    }

    @Test
    void collected_hugeFile_isNotRead() throws SandboxException {
        Report report = Level.STRICT.run(AMPLE, CPrograms.command("plant", "sparse").collect("out", MOST));
        assertThat(report.outcome()).isEqualTo(new Outcome.Exited(0));
        assertThat(report.file("out")).isEmpty();
        assertThat(report.evidence().files()).containsExactly(new FileEvidence("out", FileEvidence.State.TOO_LARGE, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "ünïcödé ✓", "a=b", "line\nbreak", "\"quoted\" $HOME `x`"})
    void argumentsAndVariables_ofAnyText_passUnchanged(String text) throws SandboxException {
        Command command =
                Command.of("/bin/sh", "-c", "printf '%s|%s' \"$1\" \"$VALUE\"", "sh", text).env("VALUE", text);
        assertReport(Level.STRICT.run(AMPLE, command)).hasOutcome(new Outcome.Exited(0)).wrote(text + "|" + text);
    }

    @Test
    void arguments_byTheThousand_areAllThere() throws SandboxException {
        String[] arguments = new String[10_002];
        Arrays.fill(arguments, "x");
        arguments[0] = "-c";
        arguments[1] = "echo $#";
        assertReport(Level.STRICT.run(AMPLE, Command.of("/bin/sh", arguments)))
                .hasOutcome(new Outcome.Exited(0))
                .wrote("9999\n");
    }
}
