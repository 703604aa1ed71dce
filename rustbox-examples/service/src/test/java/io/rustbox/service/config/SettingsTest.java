package io.rustbox.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @Test
    void of_emptyEnvironment_hasTheDefaults() throws BadSettingException {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.port()).isEqualTo(4096);
        assertThat(settings.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(settings.queueSize()).isEqualTo(100);
        assertThat(settings.sizes()).isEqualTo(new Settings.Sizes(64 << 10, 256 << 10, 1 << 20));
        assertThat(settings.maxOutput()).isEqualTo(1 << 20);
        assertThat(settings.syncWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.webhookTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(35));
        assertThat(settings.retention()).contains(Duration.ofDays(7));
        assertThat(settings.rateLimit()).isZero();
        assertThat(settings.trustProxyHeaders()).isEqualTo(Switch.OFF);
        assertThat(settings.localhostWebhooks()).isEqualTo(Switch.OFF);
        assertThat(settings.corsOrigins()).isEmpty();
        assertThat(settings.database()).isInstanceOf(DatabaseUrl.SqliteFile.class);
        assertThat(settings.nodeId()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RUSTBOX_PORT, 65536",
        "RUSTBOX_PORT, http",
        "RUSTBOX_WORKERS, 0",
        "RUSTBOX_QUEUE_SIZE, -1",
        "RUSTBOX_MAX_CODE_BYTES, 64k",
        "RUSTBOX_SYNC_WAIT_TIMEOUT_SECS, 0",
        "RUSTBOX_RATE_LIMIT, many",
        "RUSTBOX_RETENTION_HOURS, -1",
        "RUSTBOX_TRUST_PROXY_HEADERS, maybe",
        "RUSTBOX_CORS_ORIGIN, example.org",
        "RUSTBOX_NODE_ID, a b",
        "RUSTBOX_DATABASE_URL, mysql://localhost/x",
        "RUSTBOX_ENFORCEMENT_MODE, none",
    })
    void of_badValue_namesTheVariable(String variable, String value) {
        assertThatThrownBy(() -> Settings.of(Map.of(variable, value)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith(variable + ": ");
    }

    @Test
    void of_variablesThatNobodyReads_areNotMinded() throws BadSettingException {
        Map<String, String> variables =
                Map.of("RUSTBOX_SERVICE_HOST", "10.0.0.1", "RUSTBOX_WORKER", "3", "RUSTBOX_JAVA", "/jdk", "HOME",
                        "/root");
        Environment environment = new Environment(variables);

        assertThat(environment.whole("WORKERS", 1, 1, 10)).isEqualTo(1);
        assertThat(environment.unread(Set.of("RUSTBOX_JAVA"))).containsExactly("RUSTBOX_SERVICE_HOST",
                "RUSTBOX_WORKER");
        assertThat(Settings.of(variables).port()).isEqualTo(4096);
    }

    @Test
    void of_badDatabaseUrl_keepsThePasswordToItself() {
        assertThatThrownBy(() -> Settings.of(Map.of("RUSTBOX_DATABASE_URL", "postgre://u:hunter2@h/x")))
                .isInstanceOf(BadSettingException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void of_postgresqlUrl_isTakenApart() throws BadSettingException {
        var url = (DatabaseUrl.Postgresql) Settings.of(
                Map.of("RUSTBOX_DATABASE_URL", "postgres://me:p%40ss@db:5433/judge?sslmode=require"))
                .database();

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/judge?sslmode=require");
        assertThat(url.user()).contains("me");
        assertThat(url.password()).contains("p@ss");
    }

    @Test
    void of_dataFolder_holdsTheDatabase() throws BadSettingException {
        assertThat(Settings.of(Map.of("RUSTBOX_DATA_DIR", "/data")).database())
                .isEqualTo(new DatabaseUrl.SqliteFile(Path.of("/data/rustbox.db")));
    }
}
