package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may name: programs, arguments, variables, files, bound directories. */
class CommandTest {
    private static final Command COMMAND = Command.of("/bin/true");

    @Test
    void of_aProgramAlone_hasNothingElse() {
        assertThat(COMMAND.arguments()).isEmpty();
        assertThat(COMMAND.environment()).isEmpty();
        assertThat(COMMAND.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3", ""})
    void of_aNameWithoutASlash_isRefused(String program) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of(program))
                .withMessageEndingWith("there is no PATH search: " + program);
    }

    @Test
    void of_aNul_isRefusedWhereverItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of("/bin/\0x"))
                .withMessage("program contains a NUL: /bin/\\0x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of("/bin/x", "fine", "a\0b"))
                .withMessage("argument contains a NUL: a\\0b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COMMAND.env("NAME", "a\0b"))
                .withMessage("environment variable NAME contains a NUL: a\\0b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A=B", "="})
    void env_aNameThatIsNone_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COMMAND.env(name, "value"))
                .withMessage("not the name of an environment variable: \"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../../up", "a/./b", "a//b", "a/", ".", "..", "./a"})
    void file_aPathThatMayLeadElsewhere_isRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COMMAND.file(path, "content"))
                .withMessage("not a normal path relative to /box: \"" + path + "\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COMMAND.collect(path, 1))
                .withMessage("not a normal path relative to /box: \"" + path + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.py", "a/b/c", "..name", "a b", "\u00e9"})
    void file_aNormalPath_isTaken(String path) {
        assertThat(COMMAND.file(path, "content").files()).extracting(Command.BoxFile::path).containsExactly(path);
    }

    @Test
    void env_addedToACommand_leavesItAsItWas() {
        assertThat(COMMAND.env("A", "1").env("B", "2").environment()).containsEntry("A", "1").containsEntry("B", "2");
        assertThat(COMMAND.environment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc", "/proc/1", "/dev/shm", "/sys", "/box/x", "/tmp"})
    void bind_overWhatIsTheSandboxsOwn_isRefused(String target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Root.host().bind(Path.of("/srv"), target, Root.Access.READ_ONLY))
                .withMessage(target + " is the sandbox's own; nothing can be bound there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "/", "/a/../b", "/a/", "//a", "/a/."})
    void bind_atATargetThatIsNotNormal_isRefused(String target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Root.host().bind(Path.of("/srv"), target, Root.Access.READ_ONLY))
                .withMessage("not an absolute, normal path below the root: " + target);
    }

    @Test
    void bind_ofARelativeSource_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Root.host().bind(Path.of("srv"), "/srv", Root.Access.READ_ONLY))
                .withMessage("a bound path must be absolute: srv");
    }

    @Test
    void bind_addedToARoot_leavesItAsItWas() {
        Root host = Root.host();
        assertThat(host.bind(Path.of("/srv")).rules())
                .isEqualTo(List.of(new Root.DirectoryRule(Path.of("/srv"), "/srv", Root.Access.READ_ONLY)));
        assertThat(host.rules()).isEmpty();
    }

    @Test
    void errno_ofANumber_hasTheKernelsName() {
        assertThat(new Errno(38)).hasToString("ENOSYS");
        assertThat(new Errno(133)).hasToString("errno 133");
        assertThatIllegalArgumentException().isThrownBy(() -> new Errno(0)).withMessage("not an errno: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Errno(-1)).withMessage("not an errno: -1");
    }
}
