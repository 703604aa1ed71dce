package io.rustbox;

import io.rustbox.evidence.Outcome;
import io.rustbox.testing.Holding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The program of {@link SoakIT}: runs as often as it is told and prints, after a part of the runs and after all, what it
 * holds. A wrong verdict ends it with an exception.
 */
final class SoakLoad {
    static final int THREADS = 4;
    /** Every so many runs a thread makes itself a new sandbox, so that keepers and uids come and go too. */
    private static final int RUNS_OF_A_SANDBOX = 250;
    private static final int SIGKILL = 9;
    private static final int SIGSEGV = 11;

    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(5))
            .wall(Duration.ofSeconds(30))
            .memory(Limits.mebibytes(32))
            .processes(8)
            .output(4096);
    private static final List<Case> CASES = List.of(
            new Case(Command.of("/bin/true"), new Outcome.Exited(0), ""),
            new Case(shell("exit 3"), new Outcome.Exited(3), ""),
            new Case(shell("kill -KILL $$"), new Outcome.Signaled(SIGKILL), ""),
            new Case(Command.of("/bin/cat").stdin("what went in"), new Outcome.Exited(0), "what went in"),
            new Case(Command.of("/bin/true"), new Outcome.Exited(0), ""),
            new Case(shell("cat given; echo more > made").file("given", "a file").collect("made", 16),
                    new Outcome.Exited(0), "a file"),
            new Case(shell("kill -SEGV $$"), new Outcome.Signaled(SIGSEGV), ""),
            new Case(shell("head -c 100000 /dev/zero"),
                    new Outcome.OutputLimit(Outcome.OutputStreamName.STDOUT, 4096), "\0".repeat(4096)));

    /** A program, and what its report has to say. */
    private record Case(Command command, Outcome outcome, String stdout) {}

    private SoakLoad() {}

    public static void main(String[] arguments) throws Exception {
        for (String runs : arguments) {
            runAll(Integer.parseInt(runs));
            System.out.println(Holding.now().line());
        }
    }

    private static void runAll(int runs) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                futures.add(threads.submit(() -> runSome(first, runs / THREADS)));
            }
            for (Future<Integer> future : futures) {
                check(future.get(), runs / THREADS);
            }
        }
    }

    private static int runSome(int first, int runs) throws SandboxException {
        int done = 0;
        while (done < runs) {
            try (Locked<Strict> sandbox =
                    Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge())) {
                int end = Math.min(runs, done + RUNS_OF_A_SANDBOX);
                for (; done < end; done++) {
                    runOne(sandbox, CASES.get((first + done) % CASES.size()));
                }
            }
        }
        return done;
    }

    private static void runOne(Locked<Strict> sandbox, Case wanted) throws SandboxException {
        Report report = sandbox.run(wanted.command());
        check(report.outcome(), wanted.outcome());
        check(report.stdout().text(), wanted.stdout());
        check(report.evidence().collectionErrors(), List.of());
        check(report.files().size(), wanted.command().collected().size());
    }

    private static void check(Object found, Object wanted) {
        if (!found.equals(wanted)) {
            throw new AssertionError("found " + found + " where " + wanted + " is right");
        }
    }

    private static Command shell(String script) {
        return Command.of("/bin/sh", "-c", script);
    }
}
