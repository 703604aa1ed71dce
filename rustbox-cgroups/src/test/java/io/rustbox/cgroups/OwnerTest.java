package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    private static final Owner OTHER = new Owner(77, 5000, FakeHost.PID_NAMESPACE);

    @TempDir
    private Path folder;

    private FakeHost host;
    private Owner self;

    @BeforeEach
    void prepare() throws IOException {
        host = new FakeHost(folder);
        self = Owner.self(host.proc);
    }

    @Test
    void self_readsPidStartTimeAndNamespace() {
        assertThat(self).isEqualTo(new Owner(FakeHost.PID, FakeHost.START_TIME, FakeHost.PID_NAMESPACE));
    }

    @Test
    void folderName_readBack_givesTheOwner() {
        assertThat(Owner.ofFolder(self.folderName(3))).contains(self);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "rustbox-self",
        "rustbox-1-2-3",
        "rustbox-1-2-3-4-5",
        "xrustbox-1-2-3-4",
        "rustbox--1-2-3-4",
        "rustbox-1-2-99999999999999999999-4"
    })
    void ofFolder_otherName_isEmpty(String name) {
        assertThat(Owner.ofFolder(name)).isEmpty();
    }

    @Test
    void isKnownDead_sameStartTime_isAlive() {
        host.process(77, 'S', 5000);
        assertThat(OTHER.isKnownDead(host.proc, self)).isFalse();
    }

    @Test
    void isKnownDead_noSuchProcess_isDead() {
        assertThat(OTHER.isKnownDead(host.proc, self)).isTrue();
    }

    @Test
    void isKnownDead_pidGivenOutAgain_isDead() {
        host.process(77, 'S', 5001);
        assertThat(OTHER.isKnownDead(host.proc, self)).isTrue();
    }

    @Test
    void isKnownDead_zombie_isDead() {
        host.process(77, 'Z', 5000);
        assertThat(OTHER.isKnownDead(host.proc, self)).isTrue();
    }

    @Test
    void isKnownDead_zombieLeaderWithLivingThread_isAlive() {
        FakeHost.file(
                host.proc.resolve("77/stat"), "77 (java) Z 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 2 0 5000 0\n");
        assertThat(OTHER.isKnownDead(host.proc, self)).isFalse();
    }

    @Test
    void isKnownDead_unreadableStatus_isAlive() {
        FakeHost.file(host.proc.resolve("77/stat"), "garbage");
        assertThat(OTHER.isKnownDead(host.proc, self)).isFalse();
    }

    @Test
    void isKnownDead_otherPidNamespace_isAlive() {
        assertThat(new Owner(77, 5000, 1).isKnownDead(host.proc, self)).isFalse();
    }

    @Test
    void parse_commandWithParenthesesAndSpaces_isSkipped() throws IOException {
        var stat = ProcStat.parse("12 (a) Z (b) R 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 1 0 42 0\n");
        assertThat(stat).isEqualTo(new ProcStat(12, 'R', 1, 42));
    }

    @Test
    void parse_tooFewFields_isRefused() {
        assertThatThrownBy(() -> ProcStat.parse("12 (a) R 1")).isInstanceOf(IOException.class);
    }
}
