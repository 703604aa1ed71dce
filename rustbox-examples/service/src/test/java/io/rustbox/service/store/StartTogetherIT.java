package io.rustbox.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rustbox.service.Service;
import io.rustbox.service.config.DatabaseUrl;
import io.rustbox.service.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that find an embedded database at the same moment. */
class StartTogetherIT {
    private static final int PROCESSES = 4;

    @TempDir
    private Path folder;

    @Test
    void keys_manyProcessesOnANewDatabase_allSucceed() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", System.getProperty("java.class.path"),
                    "io.rustbox.service.Main", "keys", "add", "k" + i);
            builder.environment().put("RUSTBOX_DATA_DIR", folder.resolve("data").toString());
            processes.add(builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log" + i).toFile())
                    .start());
        }
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(processes.get(i).waitFor()).as(Files.readString(folder.resolve("log" + i))).isZero();
        }
        try (Database database = Database.open(new DatabaseUrl.SqliteFile(folder.resolve("data/rustbox.db")))) {
            assertThat(new Keys(database).all()).extracting(Keys.Key::name)
                    .containsExactlyInAnyOrder("k0", "k1", "k2", "k3");
        }
    }

    @Test
    void start_whileAnotherServiceHasTheLock_changesNothing() throws Exception {
        Path file = folder.resolve("data/rustbox.db");
        Settings settings = Settings.of(Map.of("RUSTBOX_DATA_DIR", folder.resolve("data").toString()));
        try (NodeLock _ = NodeLock.of(new DatabaseUrl.SqliteFile(file))) {
            assertThatThrownBy(() -> Service.start(settings)).hasMessageContaining("another service");
            assertThat(file).doesNotExist();
        }
    }
}
