package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void prepare() {
        file = folder.resolve("file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void read_anyLength_isWhole(int length) throws CgroupException {
        FakeHost.file(file, "x".repeat(length) + "\n");
        assertThat(ControlFile.read(file)).isEqualTo("x".repeat(length));
    }

    @Test
    void read_missingFile_namesFileReasonAndRemedy() {
        assertThatThrownBy(() -> ControlFile.read(file))
                .isInstanceOf(CgroupException.class)
                .hasMessage("read " + file + ": No such file or directory"
                        + " (see that the group still exists and this user may read it)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4294967295", "2147483648", "1 2"})
    void pids_whatIsNone_isRefused(String content) {
        FakeHost.file(file, content + "\n");
        assertThatThrownBy(() -> ControlFile.pids(file)).isInstanceOf(CgroupException.class);
    }

    @Test
    void pids_manyAndForeign_areListed() throws CgroupException {
        var lines = IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining("\n", "", "\n"));
        FakeHost.file(file, lines);
        assertThat(ControlFile.pids(file)).hasSize(1000).startsWith(0, 1, 2);
        assertThat(ControlFile.visiblePids(file)).hasSize(999).startsWith(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", " 7", "\t7\r\n", "\n7 \n\n"})
    void read_whiteSpaceAround_isLeftOut(String content) throws CgroupException {
        FakeHost.file(file, content);
        assertThat(ControlFile.read(file)).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n"})
    void read_whiteSpaceAlone_isEmpty(String content) throws CgroupException {
        FakeHost.file(file, content);
        assertThat(ControlFile.read(file)).isEmpty();
    }

    @Test
    void pids_garbage_isRefused() {
        FakeHost.file(file, "1\nx\n");
        assertThatThrownBy(() -> ControlFile.pids(file))
                .isInstanceOf(CgroupException.class)
                .hasMessageContaining("\"x\"");
    }

    @Test
    void exact_sameReadBack_isASetting() throws CgroupException {
        FakeHost.file(file, "");
        assertThat(LimitFile.exact(file, "16")).isEqualTo(new Setting(file, "16", "16"));
    }

    @Test
    void exact_otherReadBack_namesFileAndBothValues() {
        FakeHost.file(file, "9999");
        assertThatThrownBy(() -> LimitFile.exact(file, "16"))
                .isInstanceOfSatisfying(CgroupException.class, e -> {
                    assertThat(e.operation()).isEqualTo(CgroupException.Operation.VERIFY);
                    assertThat(e.file()).isEqualTo(file);
                })
                .hasMessageContaining("wrote 16, reads back 1699");
    }

    @Test
    void exact_readBackOfNothing_isRefused() {
        assertThatThrownBy(() -> LimitFile.exact(Path.of("/dev/null"), "16"))
                .hasMessageContaining("wrote 16, reads back nothing");
    }

    @ParameterizedTest
    @ValueSource(longs = {65_536, 65_537, 69_631, 69_632, 268_435_457})
    void rounding_downToAPage_isAccepted(long bytes) {
        for (long page : new long[]{4096, 16384, 65536}) {
            assertThat(LimitFile.isRounded(bytes, Long.toString(bytes / page * page))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"max", "", "9223372036854771712", "65536", "200704", "196607", "-1"})
    void rounding_toAnythingElse_isRefused(String readBack) {
        assertThat(LimitFile.isRounded(200_000, readBack)).isFalse();
    }

    @Test
    void counter_plainNumber_isReadAgainAndAgain() throws CgroupException {
        FakeHost.file(file, "12\n");
        try (var counter = new OpenCounter(file, "")) {
            assertThat(counter.read()).isEqualTo(12);
            FakeHost.file(file, "1234567890123\n");
            assertThat(counter.read()).isEqualTo(1_234_567_890_123L);
        }
    }

    @Test
    void counter_prefixed_isReadFromTheFirstLine() throws CgroupException {
        FakeHost.file(file, "usage_usec 77\nuser_usec 5\n" + "x".repeat(500));
        try (var counter = new OpenCounter(file, "usage_usec ")) {
            assertThat(counter.read()).isEqualTo(77);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "\n",
        "usage_usec",
        "usage_usec \n",
        "user_usec 5\n",
        "usage_usec -5\n",
        "usage_usec 12",
        "usage_usec 99999999999999999999\n",
        "usage_usec 5x\n"
    })
    void counter_garbage_isRefused(String content) throws CgroupException {
        FakeHost.file(file, content);
        try (var counter = new OpenCounter(file, "usage_usec ")) {
            assertThatThrownBy(counter::read)
                    .isInstanceOf(CgroupException.class)
                    .hasMessageContaining("unexpected content");
        }
    }

    @Test
    void flatKeyed_keysThatContainEachOther_areToldApart() {
        String text = "oom_kill_disable 0\noom 3\noom_kill 2\nlast 9";
        assertThat(List.of(FlatKeyed.value(text, "oom").orElseThrow(), FlatKeyed.value(text, "oom_kill").orElseThrow(),
                FlatKeyed.value(text, "last").orElseThrow())).isEqualTo(List.of("3", "2", "9"));
        assertThat(FlatKeyed.value(text, "kill")).isEmpty();
        assertThat(FlatKeyed.value("", "oom")).isEmpty();
    }
}
