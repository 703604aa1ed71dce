package io.rustbox.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {
    private static Mount mount(String root) throws IOException {
        String line = "35 31 0:32 " + root + " /sys/fs/cgroup rw - cgroup2 cgroup2 rw";
        return Mount.parse(line, Path.of("/")).getFirst();
    }

    @Test
    void parse_optionalFieldsAndEscapes_areUnderstood() throws IOException {
        var mounts = Mount.parse(
                "35 31 0:32 /a\\040b /sys/my\\040groups ro,nosuid shared:1 master:2 - cgroup cgroup rw,cpu,cpuacct\n",
                Path.of("/top"));

        assertThat(mounts).singleElement().satisfies(mount -> {
            assertThat(mount.root()).isEqualTo("/a b");
            assertThat(mount.point()).isEqualTo(Path.of("/top/sys/my groups"));
            assertThat(mount.type()).isEqualTo("cgroup");
            assertThat(mount.options()).contains("cpu", "cpuacct");
            assertThat(mount.isReadOnly()).isTrue();
        });
    }

    @Test
    void parse_mountsOfOthers_areNotLookedAt() throws IOException {
        String nameThatIsNoPath = "36 31 0:33 / /mnt/a\0b rw,rw - ext4 /dev/sda rw,rw";
        assertThat(Mount.parse(nameThatIsNoPath, Path.of("/"))).isEmpty();
    }

    @Test
    void parse_optionThatStandsThereTwice_isFine() throws IOException {
        String line = "35 31 0:32 / /sys/fs/cgroup rw,nosuid,rw - cgroup2 cgroup2 rw,nsdelegate,rw";
        assertThat(Mount.parse(line, Path.of("/")).getFirst().mountOptions()).containsExactlyInAnyOrder("rw", "nosuid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "1 2 3 / relative rw - cgroup cgroup rw", "35 31 0:32 / /sys rw - cgroup",
        "35 31 0:32 / /sys/\\09x rw - cgroup cgroup rw", "35 31 0:32 / /sys/\\000 rw - cgroup cgroup rw"})
    void parse_garbage_isRefused(String line) {
        assertThatThrownBy(() -> Mount.parse(line, Path.of("/")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(line);
    }

    @ParameterizedTest
    @CsvSource({
        "/,               /,                 /sys/fs/cgroup",
        "/,               /a/b,              /sys/fs/cgroup/a/b",
        "/docker/1,       /docker/1,         /sys/fs/cgroup",
        "/docker/1,       /docker/1/x,       /sys/fs/cgroup/x",
        "/..,             /../sibling,       /sys/fs/cgroup/sibling",
    })
    void folderOf_visibleGroup_isBelowTheMountPoint(String root, String group, String folder) throws IOException {
        assertThat(mount(root).folderOf(group)).contains(Path.of(folder));
    }

    @ParameterizedTest
    @CsvSource({"/docker/1, /docker/12", "/docker/1, /", "/.., /", "/../.., /x", "/, /..", "/, /../sibling"})
    void folderOf_groupOutsideTheMount_isEmpty(String root, String group) throws IOException {
        assertThat(mount(root).folderOf(group)).isEqualTo(Optional.empty());
    }
}
