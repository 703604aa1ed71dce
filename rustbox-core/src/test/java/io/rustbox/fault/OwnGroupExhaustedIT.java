package io.rustbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Limits;
import io.rustbox.cgroups.CgroupHierarchy;
import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.cgroups.GroupLimits;
import io.rustbox.cgroups.RunGroup;
import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Injected;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.View;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The control group that the JVM itself is in has no more memory, or no more tasks, to give: nothing that a program did. */
@ExtendWith({Injected.class, Leftovers.class})
class OwnGroupExhaustedIT {
    private static final String RIGHT = "Exited[status=3] hello";

    @BeforeEach
    void needsStrict() {
        Host.needs(Host.Feature.STRICT);
    }

    @ParameterizedTest
    @EnumSource
    void memory_ofTheJvmsGroup_isNotTheProgramsLimit(Enforced level) throws Exception {
        View said = in(GroupLimits.none().memoryBytes(Limits.mebibytes(400)), "memory", level);
        assertThat(said.one("outcome")).startsWith("Indeterminate[failure=EVIDENCE_MISSING")
                .contains("for the host or a group above");
        assertThat(said.one("next")).isEqualTo("Exited[status=0]");
    }

    @ParameterizedTest
    @EnumSource
    void tasks_ofTheJvmsGroup_refuseARunOrLetItBe(Enforced level) throws Exception {
        View said = in(GroupLimits.none(), "tasks", level);
        List<String> told = new ArrayList<>(said.all("first"));
        told.addAll(said.all("warm"));
        assertThat(told).hasSizeGreaterThan(10).allMatch(each -> each.equals(RIGHT) || each.contains("EAGAIN"));
        assertThat(told).as("faults").anyMatch(each -> each.contains("EAGAIN"));
        told.forEach(each -> Injected.count(each.equals(RIGHT)));
        assertThat(said.all("well")).allMatch(RIGHT::equals);
    }

    /** {@return what a {@link CrampedJvm} says in a group of these limits, where it leaves no other groups} */
    private static View in(GroupLimits limits, String scarce, Enforced level) throws Exception {
        if (!(Cgroups.detect() instanceof Detection.Usable usable)) {
            throw new AssertionError("no control groups");
        }
        try (CgroupHierarchy hierarchy = usable.open();
                RunGroup group = hierarchy.create("cramped", limits.processes(1000))) {
            List<Path> folders = group.directory()
                    .map(List::of)
                    .orElseGet(() -> group.attachFiles().stream().map(Path::getParent).toList());
            Path tasks = folders.stream().filter(folder -> Files.exists(folder.resolve("pids.max"))).findFirst()
                    .orElseThrow();
            String enter = String.join("", folders.stream()
                    .map(folder -> "echo $$ > " + folder + "/cgroup.procs && ").toList());
            List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", enter + "exec \"$@\"", "sh"));
            command.addAll(ChildJvm.command(CrampedJvm.class, scarce, level.name(), tasks.toString()));
            View said = View.of(output(new ProcessBuilder(command)));
            for (Path folder : folders) {
                assertThat(groupsIn(folder)).as("groups left in %s", folder).isEmpty();
                // where the JVM had to move into a leaf, which stays by design
                Files.deleteIfExists(folder.resolve("rustbox-self"));
            }
            return said;
        }
    }

    private static List<Path> groupsIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).filter(entry -> !entry.endsWith("rustbox-self")).toList();
        }
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
