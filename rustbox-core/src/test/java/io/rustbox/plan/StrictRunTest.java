package io.rustbox.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes before what in a strict run, and that every drop is read back. */
class StrictRunTest {
    private static final int LAST_CAPABILITY = 3;
    private static final long SIGHUP_AND_SIGPIPE = 1 | 1 << 12;
    private static final Block FILTER = Block.room(16);
    private static final Limits LIMITS = Limits.cpu(Duration.ofMillis(1500))
            .wall(Duration.ofSeconds(5))
            .memory(Limits.mebibytes(64))
            .processes(7);

    private final LaunchPlan tasks = plan(new Joining.Tasks(3));
    private final LaunchPlan born = plan(new Joining.IntoCgroup());

    private static LaunchPlan plan(Joining joining) {
        return new StrictRun(LIMITS, joining, 60_001, 60_002, FILTER, LAST_CAPABILITY, SIGHUP_AND_SIGPIPE)
                .plan()
                .launch();
    }

    private static List<String> steps(LaunchPlan plan) {
        return plan.rows().stream().map(Row::step).toList();
    }

    @Test
    void steps_ofAPlan_haveNamesOfTheirOwn() {
        assertThat(steps(tasks)).doesNotHaveDuplicates();
        assertThat(steps(born)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "aim at keeper's PID namespace  | parent is out of sight",
        "parent is out of sight         | enter keeper's namespaces",
        "enter keeper's namespaces      | enter own namespaces",
        "enter own namespaces           | attach /box",
        "attach /dev/shm                | join <tasks of controller 1>",
        "join <tasks of controller 3>   | enter cgroup namespace",
        "read own cgroups               | enter cgroup namespace",
        "enter cgroup namespace         | read back cgroup namespace",
        "take stderr                    | close other descriptors",
        "close other descriptors        | execute program",
        "default SIGPIPE                | unblock signals",
        "clear ambient capabilities     | drop from bounding set 0",
        "lock secure bits               | drop capabilities",
        "drop from bounding set 3       | drop capabilities",
        "drop groups                    | drop gid",
        "drop gid                       | drop uid",
        "set RLIMIT_NPROC               | drop uid",
        "drop uid                       | drop capabilities",
        "drop capabilities              | no new privileges",
        "no new privileges              | read back no_new_privs",
        "read back no_new_privs         | install seccomp filter",
        "unblock signals                | install seccomp filter",
        "install seccomp filter         | read back seccomp mode",
        "read back seccomp mode         | read clock",
        "read clock                     | execute program",
        "execute program                | return to own PID namespace"})
    void step_comesBeforeAnother(String earlier, String later) {
        assertThat(steps(tasks)).containsSubsequence(earlier, later);
    }

    @Test
    void rows_behindTheFilter_areItsReadBackTheClockAndTheExec() {
        assertThat(tasks.rowsAfter("install seccomp filter").stream().map(Row::step))
                .containsExactly("read back seccomp mode", "read clock", "execute program");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "drop groups              | read back groups",
        "drop gid                 | compare real and effective gids",
        "drop gid                 | compare saved gids",
        "drop uid                 | compare real and effective uids",
        "drop uid                 | compare saved uids",
        "drop capabilities        | compare capabilities 0",
        "drop capabilities        | compare capabilities 1",
        "drop capabilities        | compare capabilities 2",
        "no new privileges        | read back no_new_privs",
        "install seccomp filter   | read back seccomp mode"})
    void drop_isReadBackLater(String drop, String readBack) {
        assertThat(steps(tasks)).containsSubsequence(drop, readBack);
        assertThat(tasks.rows().get(tasks.indexOf(readBack)).check()).isInstanceOf(Row.Check.Equals.class);
    }

    @Test
    void boundingSet_ofEveryCapability_isDroppedAndReadBackAsZero() {
        for (int capability = 0; capability <= LAST_CAPABILITY; capability++) {
            String readBack = "read back bounding set " + capability;
            assertThat(steps(tasks)).containsSubsequence("drop from bounding set " + capability, readBack);
            assertThat(tasks.rows().get(tasks.indexOf(readBack)).check()).isEqualTo(new Row.Check.Equals(0));
        }
    }

    @Test
    void rows_thatMayFail_areNone() {
        assertThat(tasks.rows()).noneMatch(row -> row.check() instanceof Row.Check.Ignored);
    }

    @Test
    void rows_ofTheLaunchingThread_aimAtThePidNamespaceAndReturnFromIt() {
        assertThat(steps(tasks).subList(0, tasks.before())).containsExactly("aim at keeper's PID namespace");
        assertThat(steps(tasks).subList(tasks.executing(), tasks.rows().size()))
                .containsExactly("execute program", StrictRun.RETURN);
    }

    @Test
    void joining_byBirth_needsNoRow() {
        assertThat(steps(born)).noneMatch(step -> step.startsWith("join "));
        assertThat(born.explain()).contains("CLONE_INTO_CGROUP");
        assertThat(tasks.explain()).doesNotContain("CLONE_INTO_CGROUP");
    }

    @Test
    void joining_byTasks_writesOneByteToEachController() {
        List<Row> joins = tasks.rows().stream().filter(row -> row.step().startsWith("join ")).toList();
        assertThat(joins).hasSize(3).allSatisfy(row -> assertThat(row.check()).isEqualTo(new Row.Check.Equals(1)));
    }

    @Test
    void signals_thatTheJvmIgnores_getTheirDefaultBack() {
        assertThat(steps(tasks)).filteredOn(step -> step.startsWith("default ")).containsExactly(
                "default SIGHUP", "default SIGPIPE");
    }

    @Test
    void limits_areSetSoftAndHard() {
        assertThat(tasks.explain())
                .contains("prlimit64(0, RLIMIT_CPU, {3, 3}, NULL)")
                .contains("prlimit64(0, RLIMIT_NPROC, {14, 14}, NULL)")
                .contains("prlimit64(0, RLIMIT_CORE, {0, 0}, NULL)")
                .contains("setresuid(60001, 60001, 60001)")
                .contains("setresgid(60002, 60002, 60002)");
    }

    /** A row can only use what an earlier one has answered. */
    @Test
    void results_areUsedAfterTheyAreThere() {
        IntStream.range(0, tasks.rows().size()).forEach(index -> {
            if (tasks.rows().get(index).action() instanceof Row.Action.Call(var _, List<Argument> arguments)) {
                assertThat(arguments).filteredOn(Argument.ResultOf.class::isInstance)
                        .allSatisfy(argument -> assertThat(((Argument.ResultOf) argument).row()).isLessThan(index));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "execute"})
    void indexOf_anUnknownStep_isRefused(String step) {
        List<String> messages = new ArrayList<>();
        try {
            var _ = tasks.indexOf(step);
        } catch (IllegalArgumentException e) {
            messages.add(e.getMessage());
        }
        assertThat(messages).containsExactly("no row is called " + step);
    }
}
