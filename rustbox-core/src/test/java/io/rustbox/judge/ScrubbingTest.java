package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Output;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubbingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "main.c:1:2: error: x                                 | main.c:1:2: error: x",
        "/box/main.c:1:2: error: x                            | main.c:1:2: error: x",
        "In file included from /usr/include/c++/12/vector:64, | In file included from vector:64,",
        "from /usr/lib/x.h:1, /opt/gcc/lib/y.h:2              | from x.h:1, y.h:2",
        "'/tmp/ccXyz.o' (/home/ann/a b)                       | 'ccXyz.o' (a b)",
        "/usr/bin/ld: /tmp/cc1.o: undefined reference         | ld: cc1.o: undefined reference",
        "collect2: error: ld returned 1 exit status           | collect2: error: ld returned 1 exit status",
        "-I/usr/include/x -L/home/alice/x --sysroot=/srv/y    | -Ix -Lx --sysroot=y",
        "a/-I/usr/include/x a-L/usr/x                         | a/-I/usr/include/x a-L/usr/x",
        "/data/gcc-13/include/c++/vector:64                   | vector:64",
        "a / b; // comment /* c */ 1/2 /unknown/path          | a / b; // comment /* c */ 1/2 /unknown/path",
        "/usr                                                 | usr",
        "/usr/                                                | usr/",
        "//usr/lib                                            | /lib"
    })
    void of_text_keepsNoFolderOfTheHost(String written, String scrubbed) {
        assertThat(scrubbed(written)).isEqualTo(scrubbed);
    }

    @Test
    void of_anyBytes_keepsThem() {
        byte[] bytes = {(byte) 0xFF, '\n', 0, (byte) 0xC3, '/', (byte) 0x80, '/'};

        Output output = Scrubbing.of(new Output(bytes, 99), List.of());

        assertThat(output.bytes()).isEqualTo(bytes);
        assertThat(output.writtenBytes()).isEqualTo(99);
    }

    @Test
    void of_pathsTakenOut_countsThemAsNeverWritten() {
        byte[] bytes = "/usr/include/x.h".getBytes(StandardCharsets.UTF_8);

        assertThat(Scrubbing.of(new Output(bytes, bytes.length), List.of(Path.of("/data/gcc-13"))).writtenBytes())
                .isEqualTo("x.h".length());
    }

    private static String scrubbed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Scrubbing.of(new Output(bytes, bytes.length), List.of(Path.of("/data/gcc-13"))).text();
    }
}
