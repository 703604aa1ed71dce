package io.rustbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.cgroups.Cgroups;
import io.rustbox.cgroups.Detection;
import io.rustbox.evidence.Outcome;
import io.rustbox.linux.Subreaper;
import io.rustbox.testing.ChildJvm;
import io.rustbox.testing.Host;
import io.rustbox.testing.Host.Feature;
import io.rustbox.testing.Leftovers;
import io.rustbox.testing.Pace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL meets JVMs that run sandboxes under load. {@code -Drustbox.kill.count=200} says how many JVMs die; a few die at a
 * time.
 */
@ExtendWith(Leftovers.class)
class JvmDeathIT {
    private static final int DEATHS = Integer.getInteger("rustbox.kill.count", 12);
    private static final int AT_A_TIME = 4;
    private static final int LONGEST_LIFE_MILLIS = 400;
    /** What a victim's writers may hold in their scratch spaces when it dies. */
    private static final long SCRATCH_KIBIBYTES = 8 * 1024;

    private final AtomicInteger marks = new AtomicInteger(Marked.FIRST_MARK);

    private final Subreaper subreaper = Subreaper.begin();

    @TempDir
    private Path temporary;

    @BeforeEach
    void needsStrict() {
        Host.needs(Feature.STRICT);
    }

    @AfterEach
    void adoptNoMore() throws InterruptedException {
        for (int mark = Marked.FIRST_MARK; mark < marks.get(); mark++) {
            var _ = aSecondAfter(mark);
        }
        subreaper.close();
    }

    /** A victim that has died, and the mark that all its processes bear. */
    private record Death(long pid, int mark) {}

    @Test
    void strict_killedUnderLoad_leavesNothingAfterASecond() throws Exception {
        long shmemBefore = shmemKibibytes();
        List<String> mountsBefore = Files.readAllLines(Path.of("/proc/self/mountinfo"));
        List<Death> deaths = atATime(DEATHS, () -> {
            Death death = killUnderLoad("strict");
            assertThat(aSecondAfter(death.mark())).as("processes a second after the death of %s", death).isEmpty();
            return death;
        });
        assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo"))).isEqualTo(mountsBefore);
        assertThat(shmemKibibytes() - shmemBefore)
                .as("scratch spaces left of %d deaths, in KiB", deaths.size())
                .isLessThan(Math.max(4, deaths.size() / 8) * SCRATCH_KIBIBYTES);
        assertThat(groupsOf(deaths)).as("groups that the last to die left behind").isNotEmpty();
        assertThat(sweep()).isEqualTo(new Outcome.Exited(0).toString());
        assertThat(groupsOf(deaths)).isEmpty();
    }

    @Test
    void permissive_killedUnderLoad_leavesOrphansOnlyUntilTheNextStart() throws Exception {
        List<Death> deaths = atATime(Math.max(DEATHS / 10, AT_A_TIME), () -> {
            Death death = killUnderLoad("permissive");
            var _ = aSecondAfter(death.mark());
            return death;
        });
        List<Marked> orphans = new ArrayList<>();
        for (Death death : deaths) {
            orphans.addAll(aSecondAfter(death.mark()));
        }
        assertThat(orphans).as("the programs themselves, which die with their supervisor")
                .noneMatch(Marked::isLeader);
        System.err.println("permissive: of " + deaths.size() + " JVMs' runs, " + orphans.size()
                + " processes that the programs had forked lived on");
        assertThat(sweep()).isEqualTo(new Outcome.Exited(0).toString());
        for (Death death : deaths) {
            assertThat(aSecondAfter(death.mark())).as("orphans of %s after the sweep", death).isEmpty();
        }
        assertThat(groupsOf(deaths)).isEmpty();
    }

    /** {@return what is left of a victim when nothing is left, or a second has passed} */
    private List<Marked> aSecondAfter(int mark) throws InterruptedException {
        long deadline = System.nanoTime() + Pace.stretched(Duration.ofSeconds(1)).toNanos();
        List<Marked> left = Marked.by(mark);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            left.stream().filter(Marked::isZombie).forEach(zombie -> subreaper.reap(zombie.pid()));
            Thread.sleep(5); // the kernel tells no event when it has taken a namespace apart
            left = Marked.by(mark);
        }
        return left;
    }

    private Death killUnderLoad(String mode) throws IOException, InterruptedException {
        int mark = marks.getAndIncrement();
        ProcessBuilder builder = new ProcessBuilder(Marked.command(
                mark, ChildJvm.command(JvmDeathLoad.class, mode), "-Djava.io.tmpdir=" + temporary));
        Process victim = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = victim.inputReader()) {
            assertThat(output.readLine()).isEqualTo(JvmDeathLoad.READY);
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_LIFE_MILLIS));
        } finally {
            assertThat(victim.destroyForcibly().waitFor()).isEqualTo(128 + 9);
        }
        return new Death(victim.pid(), mark);
    }

    private static String sweep() throws IOException, InterruptedException {
        Process sweeper = new ProcessBuilder(ChildJvm.command(JvmDeathLoad.class, "sweep"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = sweeper.inputReader()) {
            String outcome = output.readLine();
            assertThat(sweeper.waitFor()).isZero();
            return outcome;
        }
    }

    private static <T> List<T> atATime(int count, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static List<Path> groupsOf(List<Death> deaths) throws Exception {
        if (!(Cgroups.detect() instanceof Detection.Usable usable)) {
            throw new AssertionError("no control groups");
        }
        Set<Path> places;
        try (var own = usable.open()) {
            places = Set.copyOf(own.folders().stream().map(Path::getParent).toList());
        }
        List<Path> found = new ArrayList<>();
        for (Path place : places) {
            try (Stream<Path> folders = Files.list(place)) {
                folders.filter(folder -> deaths.stream()
                        .anyMatch(death -> folder.getFileName().toString().startsWith("rustbox-" + death.pid() + "-")))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static long shmemKibibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("Shmem:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
