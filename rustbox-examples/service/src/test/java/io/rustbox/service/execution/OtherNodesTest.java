package io.rustbox.service.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OtherNodesTest {
    @Test
    void pause_growsWithTheWait_withinBounds() {
        assertThat(OtherNodes.pause(Duration.ZERO)).isEqualTo(Duration.ofMillis(50));
        assertThat(OtherNodes.pause(Duration.ofSeconds(4))).isEqualTo(Duration.ofMillis(500));
        assertThat(OtherNodes.pause(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }
}
