package io.rustbox.cgroups;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Path;

/** Whatever a file of {@code /proc} holds, it is understood or refused with the one exception. */
class ProcFilesFuzzTest {
    private static final Path TOP = Path.of("/top");

    /** What one parser makes of a text. */
    private interface Parser {
        void parse(String text) throws IOException;
    }

    @FuzzTest(maxDuration = "10s")
    void parse_anyText_refusesOrUnderstands(byte[] file) {
        String text = new String(file, ISO_8859_1);
        understandsOrRefuses(text, ProcFilesFuzzTest::mounts);
        understandsOrRefuses(text, ProcFilesFuzzTest::ownGroups);
        understandsOrRefuses(text, ProcFilesFuzzTest::stat);
        assertThat(Owner.ofFolder(text).map(owner -> owner.folderName(0)).orElse("rustbox-")).startsWith("rustbox-");
    }

    private static void understandsOrRefuses(String text, Parser parser) {
        try {
            parser.parse(text);
        } catch (IOException e) {
            assertThat(e.getMessage()).startsWith("not a ");
        }
    }

    private static void mounts(String text) throws IOException {
        for (Mount mount : Mount.parse(text, TOP)) {
            assertThat(mount.point()).startsWithRaw(TOP);
            mount.folderOf("/some/group").ifPresent(folder -> assertThat(folder).startsWithRaw(mount.point()));
        }
    }

    private static void ownGroups(String text) throws IOException {
        OwnGroups groups = OwnGroups.parse(text);
        assertThat(groups.v1().values()).allMatch(path -> path.startsWith("/"));
        assertThat(groups.v2().orElse("/")).startsWith("/");
    }

    private static void stat(String text) throws IOException {
        ProcStat stat = ProcStat.parse(text);
        assertThat(text).startsWith(Long.toString(stat.pid()));
    }
}
