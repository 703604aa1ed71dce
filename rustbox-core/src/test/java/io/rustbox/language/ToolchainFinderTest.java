package io.rustbox.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.UnsupportedHostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainFinderTest {
    private static final Language PYTHON = Languages.builtIn().get("python");

    @TempDir
    private Path root;

    private final Map<Path, String> answers = new HashMap<>();
    private final List<Path> asked = new ArrayList<>();

    @BeforeEach
    void openRoot() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void find_interpreterOfTheSystem_needsNoMount() throws Exception {
        Path python = executable("usr/bin/python3.11");
        link("usr/bin/python3", python);
        answers.put(python,
                "executable: " + python + "\nversion: cpython 3.11.2\nmount: " + root.resolve("usr") + "\n");

        Toolchain found = find(Reach.BOUND, "usr/bin");

        assertThat(found.executable()).isEqualTo(python);
        assertThat(found.version()).isEqualTo("cpython 3.11.2");
        assertThat(found.mounts()).isEmpty();
        assertThat(found.identity()).hasSize(64);
    }

    @Test
    void find_shim_isTheInterpreterBehindItWithItsPrefix() throws Exception {
        Path shim = executable("home/ann/.pyenv/shims/python3");
        Path python = executable("home/ann/.pyenv/versions/3.12.1/bin/python3.12");
        Path prefix = root.resolve("home/ann/.pyenv/versions/3.12.1");
        Files.createDirectories(prefix.resolve("lib"));
        answers.put(
                shim,
                "executable: " + python + "\nversion: cpython 3.12.1\nmount: " + prefix + "\nmount: " + prefix
                        + "/lib\n");

        Toolchain found = find(Reach.BOUND, "home/ann/.pyenv/shims");

        assertThat(found.executable()).isEqualTo(python);
        assertThat(found.mounts()).containsExactly(prefix);
    }

    @Test
    void find_twoInThePath_takesTheFirst() throws Exception {
        Path first = answering("usr/local/bin/python3", "version: first");
        Path second = answering("usr/bin/python3", "version: second");

        assertThat(find(Reach.BOUND, "usr/local/bin", "usr/bin").version()).isEqualTo("first");
        assertThat(asked).containsExactly(first).doesNotContain(second);
    }

    @Test
    void find_sameInterpreterInTwoFolders_isAskedOnce() throws Exception {
        Path python = executable("usr/bin/python3.11");
        link("usr/bin/python3", python);
        link("usr/local/bin/python3", python);

        assertThatThrownBy(() -> find(Reach.BOUND, "usr/local/bin", "usr/bin"))
                .isInstanceOf(UnsupportedHostException.class);
        assertThat(asked).containsExactly(python);
    }

    @Test
    void find_firstFails_takesTheNext() throws Exception {
        executable("usr/local/bin/python3");
        answering("usr/bin/python3", "version: second");

        assertThat(find(Reach.BOUND, "usr/local/bin", "usr/bin").version()).isEqualTo("second");
    }

    @Test
    void find_notOnThePath_looksAtItsPlaces() throws Exception {
        Path python = answering("usr/bin/python3", "version: placed");
        Language placed = withPlaces(PYTHON, root.resolve("usr/bin/python3"));

        assertThat(finder(Reach.BOUND).find(placed).executable()).isEqualTo(python);
    }

    @Test
    void find_none_saysWhatToInstall() {
        assertThatThrownBy(() -> find(Reach.BOUND, "usr/bin"))
                .isInstanceOf(UnsupportedHostException.class)
                .hasMessageStartingWith(
                        "Python 3 is not available: none of python3, python is on the PATH. To install it: apt-get")
                .hasMessageContaining("dnf install python3");
    }

    @Test
    void find_refused_saysWhy() throws Exception {
        Path python = executable("usr/bin/python3");

        assertThatThrownBy(() -> find(Reach.BOUND, "usr/bin"))
                .hasMessageContaining(python + ": exit status 2");
    }

    @Test
    void find_privateHome_isUsedWhereItIsBoundAndPassedOverWhereItIsNot() throws Exception {
        Path prefix = root.resolve("home/ann/python");
        Path python = answering("home/ann/python/bin/python3", "version: private\nmount: " + prefix);
        answering("usr/bin/python3", "version: open");
        Files.setPosixFilePermissions(root.resolve("home/ann"), PosixFilePermissions.fromString("rwx------"));

        assertThat(find(Reach.BOUND, "home/ann/python/bin", "usr/bin").executable()).isEqualTo(python);
        assertThat(find(Reach.THIS_USER, "home/ann/python/bin", "usr/bin").executable()).isEqualTo(python);
        assertThat(find(Reach.ANY_USER, "home/ann/python/bin", "usr/bin").version()).isEqualTo("open");
    }

    @Test
    void find_prefixClosedToOthers_isPassedOver() throws Exception {
        Path prefix = root.resolve("home/ann/python");
        answering("home/ann/python/bin/python3", "version: closed\nmount: " + prefix);
        Files.setPosixFilePermissions(prefix.resolve("bin"), PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> find(Reach.BOUND, "home/ann/python/bin"))
                .hasMessageContaining(prefix.resolve("bin") + " is closed to other users");
    }

    @Test
    void find_prefixThatIsAHome_isNotShownToPrograms() throws Exception {
        Path home = root.resolve("home/ann");
        answering("home/ann/bin/python3", "version: 3\nmount: " + home);

        assertThatThrownBy(() -> find(Reach.BOUND, "home/ann/bin"))
                .hasMessageContaining(home + " would have to be shown to programs, which holds more than a toolchain");
    }

    @Test
    void find_prefixThatHoldsHomes_isNotShownToPrograms() throws Exception {
        answering("opt/python3", "version: 3\nmount: " + root);

        assertThatThrownBy(() -> find(Reach.BOUND, "opt"))
                .hasMessageContaining(root + " would have to be shown to programs");
    }

    @Test
    void find_prefixWhereTheSandboxHasItsOwn_isPassedOver() throws Exception {
        Path prefix = root.resolve("tmp/python");
        answering("tmp/python/bin/python3", "version: 3\nmount: " + prefix);

        assertThatThrownBy(() -> find(Reach.BOUND, "tmp/python/bin"))
                .hasMessageContaining("a sandbox has a folder of its own in the place of " + prefix);
    }

    @Test
    void find_again_doesNotAskAgain() throws Exception {
        answering("usr/bin/python3", "version: 3");
        ToolchainFinder finder = finder(Reach.BOUND, "usr/bin");

        Toolchain first = finder.find(PYTHON);

        assertThat(finder.find(PYTHON)).isSameAs(first);
        assertThat(asked).hasSize(1);
    }

    @Test
    void find_afterAnUpdate_asksAgainAndHasAnotherIdentity() throws Exception {
        Path python = answering("usr/bin/python3", "version: 3.1");
        ToolchainFinder finder = finder(Reach.BOUND, "usr/bin");
        Toolchain first = finder.find(PYTHON);

        Files.writeString(python, "a longer interpreter");
        answers.put(python, "version: 3.2");

        Toolchain second = finder.find(PYTHON);
        assertThat(second.version()).isEqualTo("3.2");
        assertThat(second.identity()).isNotEqualTo(first.identity());
    }

    @Test
    void parsePath_relativeAndEmptyFolders_areLeftOut() {
        assertThat(ToolchainFinder.parsePath("/usr/bin::bin:.:/bin")).containsExactly(Path.of("/usr/bin"),
                Path.of("/bin"));
    }

    @Test
    void answer_withoutKeys_isTheCandidateAndItsFirstLine() {
        ToolchainAnswer answer = ToolchainAnswer.parse(Path.of("/usr/bin/gcc"), "gcc (Debian) 12.2.0\nCopyright\n");

        assertThat(answer).isEqualTo(new ToolchainAnswer(Path.of("/usr/bin/gcc"), "gcc (Debian) 12.2.0", List.of()));
    }

    private Toolchain find(Reach reach, String... path) throws Exception {
        return finder(reach, path).find(withPlaces(PYTHON));
    }

    private ToolchainFinder finder(Reach reach, String... path) {
        List<Path> folders = List.of(path).stream().map(root::resolve).toList();
        ToolchainProbe probe = (candidate, arguments) -> {
            assertThat(arguments).isEqualTo(PYTHON.toolchain().probe());
            asked.add(candidate);
            String answer = answers.get(candidate);
            if (answer == null) {
                throw new IOException("exit status 2");
            }
            return answer;
        };
        return new ToolchainFinder(folders, new HostFolders(root, root.resolve("home/ann")), probe, reach);
    }

    private Path answering(String path, String answer) throws IOException {
        Path file = executable(path);
        answers.put(file, answer);
        return file;
    }

    private Path executable(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private void link(String path, Path target) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, target);
    }

    /** No places of this host are looked at. */
    private static Language withPlaces(Language language, Path... places) {
        Language.Search search = language.toolchain();
        return new Language(
                language.id(),
                language.name(),
                language.aliases(),
                language.source(),
                new Language.Search(search.executables(), List.of(places), search.probe(), search.install()),
                language.prepare(),
                language.compile(),
                language.run(),
                language.heap(),
                language.maximum(),
                language.environment(),
                language.mounts());
    }
}
