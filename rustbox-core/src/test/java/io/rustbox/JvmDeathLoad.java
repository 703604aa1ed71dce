package io.rustbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/** The program of {@link JvmDeathIT}'s victims: runs sandboxes until it is killed, or a single one for {@code sweep}. */
final class JvmDeathLoad {
    /** Said on standard output when every thread has had a program running. */
    static final String READY = "ready";

    static final int THREADS = 4;

    private static final Limits LIMITS = Limits.cpu(Duration.ofSeconds(10))
            .wall(Duration.ofMillis(150))
            .memory(Limits.mebibytes(64))
            .processes(16);
    private static final List<String> PAYLOADS = List.of(
            "exec sleep 1000",
            "while :; do :; done",
            "while :; do sleep 1000 >/dev/null 2>&1 & done",
            "setsid sleep 1000 & exec sleep 1000",
            "dd if=/dev/zero of=/box/big bs=1M count=8 2>/dev/null; exec sleep 1000",
            "while :; do echo some output; done");

    private JvmDeathLoad() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "strict" -> load(() -> Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge()));
            case "permissive" ->
                load(() -> Sandbox.permissive().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge()));
            case "sweep" -> sweep();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static <E extends Enforcement> void load(SandboxPool.Factory<E> factory) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            int first = i;
            Thread.ofPlatform().start(() -> runForEver(factory, first, running));
        }
        running.await();
        System.out.println(READY);
    }

    /** Makes a sandbox for every few runs, so that death meets every stage of its life. */
    private static <E extends Enforcement> void runForEver(
            SandboxPool.Factory<E> factory, int first, CountDownLatch running) {
        for (int i = first; true; i++) {
            try (Locked<E> sandbox = factory.make()) {
                for (int runs = ThreadLocalRandom.current().nextInt(4); runs >= 0; runs--) {
                    try (Running<E> run =
                            sandbox.start(Command.of("/bin/sh", "-c", PAYLOADS.get(i % PAYLOADS.size())))) {
                        running.countDown();
                        var _ = run.await();
                    }
                }
            } catch (SandboxException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void sweep() throws SandboxException {
        try (Locked<Strict> sandbox = Sandbox.builder().isolate(Root.host()).limit(LIMITS).lock(Lockdown.judge())) {
            System.out.println(sandbox.run(Command.of("/bin/sh", "-c", "exit 0")).outcome());
        }
    }
}
