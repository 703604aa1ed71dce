package io.rustbox.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Root.Access;
import io.rustbox.linux.Syscall;
import io.rustbox.plan.RootLayout.Bind;
import io.rustbox.plan.RootLayout.EtcFile;
import io.rustbox.plan.RootLayout.Kind;
import io.rustbox.plan.RootLayout.Link;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the root is put together. */
class KeeperPlanTest {
    private static final Bind USR = new Bind("/usr", "/usr", Access.READ_ONLY, Kind.DIRECTORY);

    private static LaunchPlan plan(Bind... binds) {
        return KeeperPlan.of(new RootLayout(List.of(binds), List.of(), List.of()), 2).plan();
    }

    private static List<String> steps(LaunchPlan plan) {
        return plan.rows().stream().map(Row::step).toList();
    }

    private static String text(LaunchPlan plan, String step) {
        return plan.rows().get(plan.indexOf(step)).text();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "read back mnt namespace    | make mounts private",
        "make mounts private        | open /usr",
        "open /usr                  | restrict /usr",
        "restrict /usr              | attach /usr",
        "attach root                | enter root tmpfs",
        "make /usr                  | attach /usr",
        "attach /usr                | pivot root",
        "mount dev                  | make dev read-only",
        "make /dev/shm              | make dev read-only",
        "mount proc                 | pivot root",
        "pivot root                 | detach host tree",
        "detach host tree           | make root read-only",
        "make root read-only        | execute keeper",
        "hold lifeline              | close other descriptors",
        "drop from bounding set 2   | drop capabilities",
        "drop capabilities          | no new privileges",
        "no new privileges          | execute keeper"})
    void step_comesBeforeAnother(String earlier, String later) {
        assertThat(steps(plan(USR))).doesNotHaveDuplicates().containsSubsequence(earlier, later);
    }

    @Test
    void bind_deepInTheRoot_hasItsParentsMadeFirst() {
        LaunchPlan plan = plan(new Bind("/opt/jdk", "/opt/java/jdk", Access.READ_ONLY, Kind.DIRECTORY), USR);
        assertThat(steps(plan)).containsSubsequence(
                "make /opt", "make /opt/java", "make /opt/java/jdk", "attach /opt/java/jdk");
    }

    @Test
    void bind_insideAnother_isAttachedAfterItAndNothingIsMadeForIt() {
        LaunchPlan plan = plan(USR, new Bind("/srv/x", "/usr/local", Access.READ_ONLY, Kind.DIRECTORY));
        assertThat(steps(plan)).containsSubsequence("attach /usr", "attach /usr/local")
                .doesNotContain("make /usr/local");
    }

    /** {@code /usr2} only looks as if it were inside {@code /usr}. */
    @Test
    void bind_withANameThatBeginsLikeAnother_isNotInsideIt() {
        assertThat(steps(plan(USR, new Bind("/usr", "/usr2", Access.READ_ONLY, Kind.DIRECTORY))))
                .contains("make /usr2");
    }

    @Test
    void bind_ofAFile_hasAFileMadeToCoverNotADirectory() {
        LaunchPlan plan = plan(new Bind("/etc/hostname", "/etc/hostname", Access.READ_ONLY, Kind.FILE), USR);
        assertThat(text(plan, "make /etc/hostname"))
                .isEqualTo("mknodat(<mount root tmpfs>, \"etc/hostname\", S_IFREG|0444, 0)");
        assertThat(steps(plan)).containsSubsequence("make /etc", "make /etc/hostname", "attach /etc/hostname");
    }

    @ParameterizedTest
    @EnumSource
    void restrict_anyBind_forbidsDevicesAndSetuid(Access access) {
        String text = text(plan(new Bind("/a", "/b", access, Kind.DIRECTORY)), "restrict /b");
        assertThat(text).contains("NOSUID|NODEV").contains("AT_RECURSIVE");
        assertThat(text.contains("RDONLY")).isEqualTo(switch (access) {
            case READ_ONLY, READ_ONLY_NOEXEC -> true;
            case READ_WRITE, READ_WRITE_NOEXEC -> false;
        });
        assertThat(text.contains("NOEXEC")).isEqualTo(switch (access) {
            case READ_ONLY_NOEXEC, READ_WRITE_NOEXEC -> true;
            case READ_ONLY, READ_WRITE -> false;
        });
    }

    @Test
    void link_inTheRoot_keepsItsText() {
        LaunchPlan plan = KeeperPlan.of(
                new RootLayout(List.of(USR), List.of(new Link("/bin", "usr/bin")), List.of()), 2).plan();
        assertThat(text(plan, "link /bin")).isEqualTo("symlinkat(\"usr/bin\", AT_FDCWD, \"bin\")");
    }

    @Test
    void etcFile_isWrittenWholeAndClosed() {
        LaunchPlan plan = KeeperPlan.of(
                new RootLayout(List.of(), List.of(), List.of(new EtcFile("ld.so.cache", new byte[123]))), 2).plan();
        assertThat(steps(plan)).containsSubsequence(
                "create /etc/ld.so.cache", "write /etc/ld.so.cache", "close /etc/ld.so.cache", "pivot root");
        assertThat(plan.rows().get(plan.indexOf("write /etc/ld.so.cache")).check())
                .isEqualTo(new Row.Check.Equals(123));
    }

    @Test
    void explain_ofASmallPlan_printsALineForEachRow() {
        RowList rows = new RowList();
        Argument file = rows.resultOf("open it", Syscall.OPENAT, Argument.flags(-100, "AT_FDCWD"),
                Argument.string("/etc/x"));
        rows.expect("write it", 3, Syscall.WRITE, file, Argument.number(3), Argument.none());
        rows.expectMemory("compare it", 7, Block.room(8), 0);
        rows.call("close it", Syscall.CLOSE, Argument.given(Slot.CGROUP));
        Row.Action.Call cloning = new Row.Action.Call(Syscall.CLONE, List.of(Argument.number(17)));
        assertThat(new LaunchPlan(cloning, rows.rows(), 1, 1).explain()).isEqualTo("""
                   0  open it                      openat(AT_FDCWD, "/etc/x")
                      clone                        clone(17)
                   1  write it                     write(<open it>, 3, NULL), must be 3
                   2  compare it                   read back compare it, must be 7
                   3  close it                     close(<cgroup directory>)
                """);
    }
}
