package io.rustbox;

import static io.rustbox.Limits.mebibytes;
import static java.time.Duration.ofSeconds;

import io.rustbox.linux.Fcntl;
import io.rustbox.testing.CPrograms;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** JVMs that treat their own threads, descriptors and signals badly while they run a sandbox. Says what came of it. */
final class PausingJvm {
    /** Longer than the wall limit below by more than any delay that could be put down to a busy host. */
    private static final long SETTLING_MILLIS = 50;
    private static final int PAUSE_MICROS = 1_500_000;
    private static final Limits LIMITS =
            Limits.cpu(ofSeconds(1)).wall(ofSeconds(1)).memory(mebibytes(64)).processes(4);

    private PausingJvm() {}

    public static void main(String[] arguments) throws Throwable {
        switch (arguments[0]) {
            case "view" -> view(Level.valueOf(arguments[1]));
            case "wait-started" -> waitStarted(arguments[1]);
            case "pause" -> pause(arguments[1]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Leaks descriptors that a child inherits, and shows what a program then has. */
    private static void view(Level level) throws SandboxException {
        for (int i = 0; i < 20; i++) {
            int leaked = Fcntl.openat(Fcntl.AT_FDCWD, "/etc/passwd", Fcntl.O_RDONLY, 0);
            if (leaked < 0) {
                throw new AssertionError("open(2) of /etc/passwd: " + leaked);
            }
        }
        System.out.print(level.run(Level.AMPLE, CPrograms.command("view")).stdout().text());
    }

    private static void waitStarted(String millis) throws SandboxException, InterruptedException {
        try (Locked<Strict> sandbox = Level.strict(LIMITS)) {
            Running<Strict> running = sandbox.start(CPrograms.command("acts", "sleep", millis));
            System.out.println("started");
            print(running.await());
        }
    }

    /**
     * Stops all Java threads while a program ends: a garbage collection is asked for, and has to wait for this thread,
     * which sleeps in a critical native call, where it can't be stopped; every other thread waits for the collection.
     */
    @SuppressWarnings("restricted")
    private static void pause(String act) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle usleep = linker.downcallHandle(
                linker.defaultLookup().find("usleep").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                Linker.Option.critical(false));
        int warmUp = (int) usleep.invokeExact(1);
        try (Locked<Strict> sandbox = Level.strict(LIMITS)) {
            print(sandbox.run(CPrograms.command("acts", "exit", Integer.toString(warmUp))));
            Running<Strict> running = sandbox.start(CPrograms.command("acts", act, "300"));
            Thread.sleep(SETTLING_MILLIS); // start() returns before the supervisor waits
            AtomicBoolean over = new AtomicBoolean();
            Thread collector = Thread.ofPlatform().start(() -> System.out.println("pause " + longestCollection(over)));
            int slept = (int) usleep.invokeExact(PAUSE_MICROS);
            over.set(true);
            collector.join();
            if (slept != 0) {
                throw new AssertionError("usleep answered " + slept);
            }
            print(running.await());
        }
    }

    /** {@return how many milliseconds a collection took at most, of those asked for until {@code over}} */
    private static long longestCollection(AtomicBoolean over) {
        long longest = 0;
        while (!over.get()) {
            long begin = System.nanoTime();
            System.gc();
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        return Duration.ofNanos(longest).toMillis();
    }

    private static void print(Report report) {
        System.out.println("wall " + report.evidence().timing().wall().toMillis());
        System.out.println("outcome " + report.outcome());
    }
}
