package io.rustbox.selftest;

import static java.util.Objects.requireNonNull;

import io.rustbox.Limits;
import io.rustbox.SandboxException;
import io.rustbox.evidence.Mode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Attacks this host from sandboxes of its own making, and says what stopped each. Use it from one thread; it takes about ten
 * seconds for the first mode and five for another.
 */
public final class Selftest implements AutoCloseable {
    /** What every attack may use: less than those need that go for a limit. */
    static final Limits LIMITS = Limits.cpu(Duration.ofMillis(500))
            .wall(Duration.ofSeconds(30))
            .memory(Limits.mebibytes(64))
            .processes(16)
            .openFiles(64)
            .fileSize(Limits.mebibytes(8))
            .stack(Limits.mebibytes(1))
            .output(Limits.mebibytes(1))
            .scratch(Limits.mebibytes(16));

    /** The same, with a wall time that a program can outstay. */
    static final Limits LIMITS_OF_A_SHORT_RUN = Limits.cpu(Duration.ofMillis(500))
            .wall(Duration.ofMillis(500))
            .memory(Limits.mebibytes(64))
            .processes(16);

    private final Bait bait;
    private final List<Attack> attacks;

    /** What is seen outside does not depend on a mode. */
    private final Map<String, Seen> outside = new HashMap<>();

    Selftest(Bait bait, List<Attack> attacks) {
        this.bait = bait;
        this.attacks = List.copyOf(attacks);
    }

    /**
     * Lays out what is attacked: a folder of files below {@code java.io.tmpdir}, a process, a listening socket on the
     * loopback.
     *
     * @throws IOException if that can't be done, {@code java.io.tmpdir} being mounted {@code noexec} for example
     */
    public static Selftest prepare() throws IOException {
        Bait bait = Bait.lay();
        try {
            return new Selftest(bait, attacks(bait.lackOfSetuid()));
        } catch (IOException failure) {
            bait.close();
            throw failure;
        }
    }

    static List<Attack> attacks(Optional<String> lackOfSetuid) {
        return Stream.of(
                ProcessAttacks.all(),
                FileAttacks.all(),
                NetworkAttacks.all(),
                ResourceAttacks.all(),
                KernelAttacks.all(),
                PrivilegeAttacks.all(lackOfSetuid),
                LaunchAttacks.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Runs every attack in sandboxes of {@code mode}, and, unless that has been done, outside.
     *
     * @param progress is told of each attack, in order
     * @throws SandboxException if sandboxes of this mode can't be had here; one that fails later is a result
     * @throws IOException if a plain process can't be started, or {@code /proc} not be read
     */
    public SelftestReport run(Mode mode, Consumer<AttackResult> progress)
            throws SandboxException, IOException, InterruptedException {
        requireNonNull(mode, "mode");
        requireNonNull(progress, "progress");
        Inside inside = new Inside(bait, mode);
        inside.requirePossible();
        List<AttackResult> results = new ArrayList<>();
        for (Attack attack : attacks) {
            AttackResult result = result(attack, inside);
            results.add(result);
            progress.accept(result);
        }
        return new SelftestReport(mode, results);
    }

    private AttackResult result(Attack attack, Inside inside) throws IOException, InterruptedException {
        if (attack.lack().isPresent()) {
            return without(attack, Containment.NOT_TRIED, attack.lack().get());
        }
        Inside.Run run;
        try {
            run = inside.run(attack);
        } catch (SandboxException failure) {
            return without(attack, Containment.INCONCLUSIVE, String.valueOf(failure.getMessage()));
        }
        Outside plain = new Outside(bait);
        Seen control = outside.get(attack.id());
        if (control == null) {
            control = plain.run(attack);
            outside.put(attack.id(), control);
        }
        return new Appraisal(attack, inside.script(attack), plain.script(attack), inside.filter(attack.filtering()))
                .of(run.seen(), run.report().evidence(), control);
    }

    private static AttackResult without(Attack attack, Containment containment, String why) {
        return new AttackResult(
                attack.id(), attack.title(), containment, Set.copyOf(attack.barriers()), Optional.empty(), why, "");
    }

    /** Takes away what was laid out. */
    @Override
    public void close() throws IOException {
        bait.close();
    }
}
