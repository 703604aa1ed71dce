package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that can't start says why and is gone. */
class FailedStartIT {
    @TempDir
    private Path folder;

    @Test
    void start_portTaken_endsAndNamesTheVariable() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(failure(Map.of("RUSTBOX_PORT", Integer.toString(taken.getLocalPort()))))
                    .contains("RUSTBOX_PORT: can't listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RUSTBOX_HOST, host.invalid",
        "RUSTBOX_HOST, 192.0.2.1",
        "RUSTBOX_DATABASE_URL, jdbc:postgresql://h:hunter2:x/y",
        "RUSTBOX_DATABASE_URL, jdbc:postgresql://127.0.0.1:1/judge",
        "RUSTBOX_DATABASE_URL, sqlite:/dev/null/rustbox.db",
    })
    void start_valueOfNoUse_endsAndNamesTheVariable(String variable, String value) throws Exception {
        assertThat(failure(Map.of("RUSTBOX_PORT", "0", variable, value))).contains(variable).doesNotContain("hunter2");
    }

    private String failure(Map<String, String> settings) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"),
                "io.rustbox.service.Main"));
        builder.environment().keySet().removeIf(name -> name.startsWith("RUSTBOX_"));
        builder.environment().put("RUSTBOX_DATA_DIR", folder.resolve("data").toString());
        builder.environment().put("RUSTBOX_ENFORCEMENT_MODE", Node.mode());
        builder.environment().putAll(settings);
        Path log = folder.resolve("log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("has ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            return Files.readString(log, StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
