package io.rustbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HostFilesIT {
    /** Such a file answers the first read(2) alone, however short that is. */
    @Test
    void text_ofANumberOfTheKernels_isWhole() throws IOException {
        String file = "/proc/sys/kernel/pid_max";

        assertThat(new HostFiles(Path.of("/")).text(file)).contains(Files.readAllLines(Path.of(file)).get(0));
        assertThat(new HostFiles(Path.of("/")).text(file).orElseThrow()).hasSizeGreaterThan(1);
    }
}
