package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.Command.BoxFile;
import io.rustbox.Command.Executable;
import io.rustbox.Output;
import io.rustbox.evidence.EvidenceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactStoreTest {
    private static final ExecutionResult COMPILE = Results.of(new EvidenceBuilder());

    @TempDir
    private Path folder;

    @Test
    void get_afterPut_isTheSame() throws IOException {
        DirectoryStore store = new DirectoryStore(folder.resolve("a"), 1 << 20);

        store.put("key", artefact(100));

        assertSame(store.get("key").orElseThrow());
        assertSame(new DirectoryStore(folder.resolve("a"), 1 << 20).get("key").orElseThrow());
        assertThat(store.get("other")).isEmpty();
    }

    @Test
    void get_anyByteChanged_isDroppedAndNeverFails() throws IOException {
        DirectoryStore store = new DirectoryStore(folder.resolve("a"), 1 << 20);
        byte[] good = ArtefactFile.write(artefact(10));
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x40;
            assertThatThrownBy(() -> ArtefactFile.read(bad)).isInstanceOf(IOException.class);
        }
        Path entry = Files.write(folder.resolve("a/key"), new byte[]{1, 2, 3});

        assertThat(store.get("key")).isEmpty();
        assertThat(entry).doesNotExist();
    }

    @Test
    void put_moreThanTheBound_dropsWhatWasUsedLongestAgo() throws IOException {
        DirectoryStore store = new DirectoryStore(folder.resolve("a"), 200_000);
        for (int i = 0; i < 40; i++) {
            store.put("key" + i, artefact(10_000));
            Files.setLastModifiedTime(folder.resolve("a/key" + i), FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }

        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThanOrEqualTo(200_000);
        }
        assertThat(store.get("key39")).isPresent();
        assertThat(store.get("key0")).isEmpty();
    }

    @Test
    void directoryStore_openOrForeignDirectory_isRefused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

        assertThatThrownBy(() -> new DirectoryStore(open, 1)).isInstanceOf(IOException.class)
                .hasMessageContaining("chmod 700 " + open);
        assertThatThrownBy(() -> new DirectoryStore(link, 1)).isInstanceOf(IOException.class)
                .hasMessageContaining("is no directory");
    }

    @Test
    void memoryStore_moreThanTheBound_dropsWhatWasUsedLongestAgo() {
        long each = artefact(100).bytes();
        MemoryStore store = new MemoryStore(2 * each + 50);
        store.put("a", artefact(100));
        store.put("b", artefact(100));
        assertThat(store.get("a")).isPresent();
        store.put("c", artefact(100));
        store.put("too large", artefact(Math.toIntExact(2 * each)));

        assertThat(store.get("a")).isPresent();
        assertThat(store.get("b")).isEmpty();
        assertThat(store.get("c")).isPresent();
        assertThat(store.get("too large")).isEmpty();
    }

    @Test
    void memoryStore_compilersThatWriteMuch_areBoundedToo() {
        MemoryStore store = new MemoryStore(1 << 20);
        for (int i = 0; i < 100; i++) {
            store.put("empty" + i, new Artefact(List.of(), COMPILE));
        }
        assertThat(store.get("empty0")).isEmpty();

        store.put("a", new Artefact(List.of(), wordy(600_000)));
        store.put("b", new Artefact(List.of(), wordy(600_000)));

        assertThat(store.get("a")).isEmpty();
        assertThat(store.get("b")).isPresent();
    }

    private static ExecutionResult wordy(int bytes) {
        return new ExecutionResult(
                COMPILE.language(),
                COMPILE.verdict(),
                COMPILE.stdout(),
                new Output(new byte[bytes], bytes),
                COMPILE.started(),
                COMPILE.ended(),
                COMPILE.envelopeId(),
                COMPILE.evidence(),
                COMPILE.files(),
                COMPILE.compile());
    }

    @Test
    void digest_partsCutDifferently_differ() {
        assertThat(new Digest().add("ab").add("c").hex()).isNotEqualTo(new Digest().add("a").add("bc").hex());
        assertThat(new Digest().addAll(List.of("a")).hex()).isNotEqualTo(new Digest().add("a").hex());
    }

    private static Artefact artefact(int bytes) {
        return new Artefact(List.of(new BoxFile("main", new byte[bytes], Executable.YES)), COMPILE);
    }

    private static void assertSame(Artefact read) {
        assertThat(read.compile()).isEqualTo(COMPILE);
        assertThat(read.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("main");
            assertThat(file.executable()).isEqualTo(Executable.YES);
            assertThat(file.content()).isEqualTo(new byte[100]);
        });
    }
}
