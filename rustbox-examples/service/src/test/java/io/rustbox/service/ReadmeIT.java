package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.service.config.BadSettingException;
import io.rustbox.service.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's examples do what it says. */
class ReadmeIT {
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("^\\| (`[A-Z_`, ]+) \\|", Pattern.MULTILINE);
    private static final Path README = Path.of("README.md");

    @TempDir
    private Path folder;

    @Test
    void examples_inTheirOrder_areAnswered() throws Exception {
        try (Node node = Node.in(folder)) {
            Matcher examples = SHELL.matcher(Files.readString(README));
            int count = 0;
            while (examples.find()) {
                String output = shell(node, examples.group(1));
                assertThat(output).as(examples.group(1)).isNotBlank().doesNotContain("\"error\":");
                String expected = switch (count++) {
                    case 0 -> "\"stdout\":\"42\\n\"";
                    case 1 -> "\"verdict\":\"AC\"";
                    case 2 -> "\"points\":11";
                    case 3 -> "{\"id\":\"6f9619ff-8b86-4011-b42d-00c04fc964ff\"}";
                    case 4 -> "event: result";
                    case 5 -> "{\"ids\":[";
                    default -> "\"status\":\"ready\"";
                };
                if (!expected.contains("ready") || Node.mode().equals("strict")) {
                    assertThat(output).contains(expected);
                }
            }
            assertThat(count).isEqualTo(7);
        }
    }

    @Test
    void settings_ofTheTable_areKnown() throws IOException, BadSettingException {
        Matcher rows = SETTING.matcher(Files.readString(README));
        int count = 0;
        while (rows.find()) {
            for (String name : rows.group(1).replace("`", "").split(", ")) {
                assertThat(Settings.of(Map.of("RUSTBOX_" + name, ""))).isNotNull();
                count++;
            }
        }
        assertThat(count).isEqualTo(21);
    }

    private String shell(Node node, String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-euc", script);
        builder.environment().put("RUSTBOX", "http://127.0.0.1:" + node.port());
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
