package io.rustbox.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rustbox.judge.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    private Path folder;

    private Path program;

    @BeforeEach
    void write() throws Exception {
        program = Files.createDirectory(folder.resolve("program"));
        Files.writeString(program.resolve("main.py"), "import part.a");
        Files.createDirectory(program.resolve("part"));
        Files.writeString(program.resolve("part/a.py"), "");
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/key.txt"), "secret");
    }

    @Test
    void read_folder_hasAllFiles() throws Exception {
        assertThat(Programs.read(program).sources()).extracting(SourceFile::name).containsExactly("main.py",
                "part/a.py");
    }

    @Test
    void read_linkToAFile_isRefused() throws Exception {
        refuses(program.resolve("part/x.txt"), folder.resolve("secrets/key.txt"));
    }

    @Test
    void read_linkToAFolder_isRefused() throws Exception {
        refuses(program.resolve("part/more"), folder.resolve("secrets"));
    }

    @Test
    void read_linkThatIsTheOnlyFile_isRefused() throws Exception {
        Files.delete(program.resolve("main.py"));
        Files.delete(program.resolve("part/a.py"));
        refuses(program.resolve("main.py"), folder.resolve("secrets/key.txt"));
    }

    @Test
    void read_linkThatTheCallerNames_isFollowed() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.py"), program.resolve("main.py"));

        assertThat(Programs.read(link).sources()).singleElement()
                .satisfies(source -> assertThat(source.content()).asString().isEqualTo("import part.a"));
    }

    private void refuses(Path link, Path target) throws Exception {
        Files.createSymbolicLink(link, target);

        assertThatExceptionOfType(ProblemFormatException.class)
                .isThrownBy(() -> Programs.read(program))
                .withMessageStartingWith(link + ": is a link");
    }
}
