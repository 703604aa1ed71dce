package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnGroupsTest {
    @Test
    void parse_hybrid_knowsEachControllerAndV2() throws IOException {
        var groups = OwnGroups.parse("9:name=systemd:/\n5:cpu,cpuacct:/a:b\n0::/user.slice\n");

        assertThat(groups.v1()).isEqualTo(Map.of("name=systemd", "/", "cpu", "/a:b", "cpuacct", "/a:b"));
        assertThat(groups.v2()).contains("/user.slice");
    }

    @Test
    void parse_garbage_isRefused() {
        assertThatThrownBy(() -> OwnGroups.parse("4:memory\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("4:memory");
    }
}
