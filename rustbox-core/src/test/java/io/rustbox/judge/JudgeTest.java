package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command;
import io.rustbox.Limits;
import io.rustbox.Report;
import io.rustbox.Root;
import io.rustbox.SandboxException;
import io.rustbox.SetupException;
import io.rustbox.SupervisionException;
import io.rustbox.UnsupportedHostException;
import io.rustbox.language.Languages;
import io.rustbox.language.Toolchain;
import io.rustbox.seccomp.SeccompPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private static final Storage NOTHING_KEPT = Storage.of(Cache.none());

    @TempDir
    private Path root;

    private final FailingSandboxes sandboxes = new FailingSandboxes();

    @Test
    void execute_sandboxFails_isNotTheProgramsFault() throws Exception {
        ExecutionResult result = judge().execute(Program.of("py", "print(1)"));

        assertThat(result.verdict().code()).isEqualTo(VerdictCode.IE);
        assertThat(result.verdict().cause()).isEqualTo(VerdictCause.LAUNCH_FAILED);
        assertThat(result.error()).contains("mount proc: no such luck");
        assertThat(result.language()).isEqualTo("python");
        assertThat(result.evidence()).isEmpty();
        assertThat(result.ended()).isAfterOrEqualTo(result.started());
    }

    @Test
    void execute_supervisionFails_isNotTheProgramsFault() throws Exception {
        sandboxes.failure = new SupervisionException("lost");

        assertThat(judge().execute(Program.of("py", "")).verdict().cause()).isEqualTo(VerdictCause.SUPERVISOR_FAILED);
    }

    @Test
    void execute_compilersSandboxFails_isNoCompileError() throws Exception {
        ExecutionResult result = judge().execute(Program.of("c", "int main(void) { }"));

        assertThat(result.verdict().code()).isEqualTo(VerdictCode.IE);
        assertThat(result.verdict().cause()).isEqualTo(VerdictCause.LAUNCH_FAILED);
        assertThat(result.compile()).isEmpty();
    }

    @Test
    void compile_inC_tellsTheCompilerOfItsSourcesAndTakesTheArtefact() throws Exception {
        var _ = judge().compile("c11", List.of(
                SourceFile.of("a.h", ""), SourceFile.of("b.c", ""), SourceFile.of("main.c", "")));

        Command command = sandboxes.command;
        assertThat(command).isNotNull();
        assertThat(command.arguments()).containsExactly("-std=c11", "-O2", "-o", "main", "main.c", "b.c", "-lm");
        assertThat(command.files()).extracting(Command.BoxFile::path).containsExactly("main.c", "a.h", "b.c");
        assertThat(command.collected()).containsExactly(Command.Collected.file("main", 64 << 20));
        assertThat(command.environment()).containsEntry("TMPDIR", ".").containsEntry("HOME", "/box");
        assertThat(sandboxes.limits)
                .isEqualTo(Languages.builtIn().get("c").compile().orElseThrow().phase().limits());
    }

    @Test
    void execute_noToolchain_saysWhatToInstall() throws Exception {
        Judge judge = new Judge(
                Languages.builtIn(),
                _ -> {
                    throw new UnsupportedHostException("no python here. To install it: buy a snake");
                },
                SeccompPolicy.judge(),
                sandboxes,
                NOTHING_KEPT,
                1);

        ExecutionResult result = judge.execute(Program.of("python", "print(1)"));

        assertThat(result.verdict().code()).isEqualTo(VerdictCode.IE);
        assertThat(result.error().orElseThrow()).contains("To install it: buy a snake");
        assertThat(sandboxes.command).isNull();
    }

    @Test
    void execute_program_runsTheInterpreterOnItsSource() throws Exception {
        byte[] source = {'#', (byte) 0xFF};
        Program program = Program.of("python", source).stdin("in").arguments(List.of("a", "b c"));

        var _ = judge().execute(program.limits(LimitOverrides.none().processes(3)));

        Command command = sandboxes.command;
        assertThat(command).isNotNull();
        assertThat(command.program()).isEqualTo(PYTHON.toString());
        assertThat(command.arguments()).containsExactly("main.py", "a", "b c");
        assertThat(command.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("main.py");
            assertThat(file.content()).isEqualTo(source);
        });
        assertThat(command.environment())
                .containsEntry("HOME", "/box")
                .containsEntry("LANG", "C.UTF-8")
                .containsOnlyKeys("PATH", "HOME", "LANG", "PYTHONDONTWRITEBYTECODE");
        assertThat(sandboxes.limits)
                .isEqualTo(LimitName.PROCESSES.with(
                        Languages.builtIn().get("python").run().limits(), 3));
        assertThat(sandboxes.root)
                .isEqualTo(Root.host().bind(Path.of("/opt/data")));
    }

    @Test
    void execute_unknownLanguage_isTheCallersFault() {
        assertThatThrownBy(() -> judge().execute(Program.of("cobol", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void execute_limitAboveTheMaximum_isTheCallersFault() {
        Program program = Program.of("python", "").limits(LimitOverrides.none().memory(Limits.mebibytes(1 << 20)));

        assertThatThrownBy(() -> judge().execute(program)).isInstanceOf(LimitRefusedException.class);
    }

    @Test
    void close_releasesTheSandboxes() throws Exception {
        judge().close();

        assertThat(sandboxes.closed).isTrue();
    }

    private Judge judge() throws IOException {
        Toolchain python = new Toolchain(PYTHON, "3", "identity of python", Map.of(), List.of());
        return new Judge(
                languages("\"mounts\": [\"/opt/data\"]"), _ -> python, SeccompPolicy.judge(), sandboxes, NOTHING_KEPT,
                1);
    }

    private Languages languages(String member) throws IOException {
        return Languages.builtIn()
                .with(Files.writeString(root.resolve("p.json"), "{\"id\": \"python\", " + member + "}"));
    }

    private static final class FailingSandboxes implements Sandboxes {
        private SandboxException failure = new SetupException("mount proc", "no such luck");
        private @Nullable Root root;
        private @Nullable Limits limits;
        private @Nullable Command command;
        private boolean closed;

        @Override
        public Report run(Root root, Limits limits, Command command, Cancellation cancellation)
                throws SandboxException {
            this.root = root;
            this.limits = limits;
            this.command = command;
            throw failure;
        }

        @Override
        public Report once(Root root, Limits limits, Command command, Cancellation cancellation)
                throws SandboxException {
            return run(root, limits, command, cancellation);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
