package io.rustbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedFolderTest {
    @TempDir
    private Path base;

    @Test
    void used_whileOthersComeAndGo_succeeds() throws Exception {
        PreparedFolder folder = published("mine");
        Thread other = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Files.delete(Files.move(Files.createDirectory(base.resolve(".draft-x")), base.resolve("other")));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });
        try {
            for (int i = 0; i < 5_000; i++) {
                folder.used();
            }
        } finally {
            other.interrupt();
            other.join();
        }

        assertThat(folder.isThere()).isTrue();
    }

    @Test
    void used_foldersOfLongAgo_areDeleted() throws IOException {
        Path unused = old(published("unused"), Duration.ofDays(31));
        Path young = old(published("young"), Duration.ofDays(29));
        Path draft = published(".draft-abandoned").path();
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        published("mine").used();

        assertThat(unused).doesNotExist();
        assertThat(draft).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void keep_oftenForLong_notesTheTimeOnceADay() throws IOException {
        PreparedFolder folder = published("mine");
        Path path = old(folder, Duration.ofHours(23));
        FileTime before = Files.getLastModifiedTime(path);
        assertThat(folder.keep()).isTrue();
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(before);

        assertThat(old(folder, Duration.ofDays(29))).isEqualTo(path);
        assertThat(folder.keep()).isTrue();

        assertThat(Files.getLastModifiedTime(path).toInstant()).isAfter(Instant.now().minus(Duration.ofMinutes(1)));
    }

    @Test
    void keep_whatWasDeleted_isNotThere() {
        assertThat(new PreparedFolder(base, "gone").keep()).isFalse();
    }

    private PreparedFolder published(String key) throws IOException {
        return new PreparedFolder(base, Files.createDirectory(base.resolve(key)).getFileName().toString());
    }

    private static Path old(PreparedFolder folder, Duration age) throws IOException {
        return Files.setLastModifiedTime(folder.path(), FileTime.from(Instant.now().minus(age)));
    }
}
