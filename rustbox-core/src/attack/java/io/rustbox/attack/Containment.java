package io.rustbox.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.Command;
import io.rustbox.Locked;
import io.rustbox.Lockdown;
import io.rustbox.Report;
import io.rustbox.Sandbox;
import io.rustbox.SandboxException;
import io.rustbox.Strict;
import io.rustbox.attack.Attack.Confined;
import io.rustbox.attack.Attack.Ending;
import io.rustbox.attack.Attack.Line;
import io.rustbox.attack.Attack.Unconfined;
import io.rustbox.cgroups.CgroupException;
import io.rustbox.evidence.Evidence;
import io.rustbox.evidence.Layer;
import io.rustbox.evidence.Outcome;
import io.rustbox.judge.Verdict;
import io.rustbox.testing.CPrograms;
import io.rustbox.testing.Leftovers;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Runs one attack inside and outside, and compares both with what its header says. */
final class Containment {
    private static final String INNOCENT = "/io/rustbox/attack/bystander/innocent";

    private final Attack attack;
    private final Built built;

    Containment(Attack attack) {
        this.attack = attack;
        this.built = Workshop.build(attack);
    }

    /** The attack comes to what its header says, and whoever uses the sandbox next, the host and the JVM notice nothing. */
    void assertConfined() throws SandboxException {
        Leftovers.Mark before = Leftovers.now();
        HostState host = HostState.now();
        try (Locked<Strict> sandbox = open()) {
            assertContainedIn(sandbox);
        }
        before.assertNothingLeft();
        assertThat(HostState.now().since(host)).as("changed on the host").isEmpty();
    }

    /** The attack comes to what its header says, and the next run sees what the one before it saw. */
    void assertContainedIn(Locked<Strict> sandbox) throws SandboxException {
        String untouched = innocent(sandbox);
        assertContained(sandbox.run(command()));
        assertThat(innocent(sandbox)).as("what the next run sees").isEqualTo(untouched);
    }

    Command command() {
        return built.command();
    }

    /**
     * Without a sandbox the same program gets what it wants, unless this kernel has no such thing to attack.
     *
     * @return whether it has
     */
    boolean bitesOutside() throws IOException, CgroupException, InterruptedException {
        Unconfined expected = attack.unconfined();
        Ordinary seen = Ordinary.run(built, expected.who(), expected.arguments());
        List<String> lines = seen.output().lines().toList();
        if (expected.unless().isPresent() && seen.output().strip().matches(expected.unless().get())) {
            return false;
        }
        assertOutput(expected.output(), lines, seen.toString());
        assertThat(seen.status()).as(seen.toString()).isEqualTo(expected.status());
        return true;
    }

    Locked<Strict> open() throws SandboxException {
        return open(attack.room());
    }

    Locked<Strict> open(Room room) throws SandboxException {
        return Sandbox.builder().isolate(built.root()).limit(room.limits()).lock(Lockdown.judge());
    }

    /** {@return everything that a program sees of its surroundings, as far as it may not change from run to run} */
    private static String innocent(Locked<Strict> sandbox) throws SandboxException {
        Report report = sandbox.run(CPrograms.command(INNOCENT));
        assertThat(report.outcome()).as(report.stderr().text()).isEqualTo(new Outcome.Exited(0));
        assertSound(report.evidence());
        return report.stdout().text();
    }

    void assertContained(Report report) {
        Confined expected = attack.confined();
        Evidence evidence = report.evidence();
        Verdict verdict = Verdict.of(evidence);
        String seen = report.outcome() + " " + verdict.limitsHit() + "\n" + report.stdout().text() + "\n"
                + report.stderr().text();
        assertSound(evidence);
        assertOutput(expected.output(), report.stdout().text().lines().toList(), seen);
        Ending ending = expected.ending(verdict.cause());
        assertThat(verdict.cause()).as(seen).isEqualTo(ending.cause());
        assertThat(verdict.code()).isEqualTo(ending.cause().code());
        assertThat(number(report.outcome())).as(seen).isEqualTo(ending.number());
        assertThat(verdict.limitsHit()).as(seen).containsExactlyInAnyOrderElementsOf(ending.hits());
        if (expected.leaves().isPresent()) {
            assertThat(evidence.lifecycle().leftovers()).as(seen).hasSize(expected.leaves().getAsInt());
        }
    }

    /** Whatever a program does, every layer held and everything could be read. */
    private static void assertSound(Evidence evidence) {
        assertThat(evidence.collectionErrors()).as("collection errors").isEmpty();
        assertThat(Layer.values()).as("layers").allMatch(evidence::applied);
    }

    private static OptionalInt number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exited(int status) -> status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
            case Outcome.Signaled(int signal) -> OptionalInt.of(signal);
            case Outcome.CpuTimeLimit _, Outcome.WallTimeLimit _, Outcome.MemoryLimit _, Outcome.RuntimeHeapLimit _,
                    Outcome.OutputLimit _, Outcome.FileSizeLimit _, Outcome.ForbiddenSyscall _, Outcome.Cancelled _,
                    Outcome.Indeterminate _ -> OptionalInt.empty();
        };
    }

    private static void assertOutput(List<Line> expected, List<String> lines, String seen) {
        boolean fits = lines.size() == expected.size()
                && IntStream.range(0, lines.size()).allMatch(i -> expected.get(i).fits(lines.get(i)));
        assertThat(fits).as("printed %s where %s was expected: %s", lines, expected, seen).isTrue();
    }
}
