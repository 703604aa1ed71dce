package io.rustbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.rustbox.judge.Judge;
import io.rustbox.judge.Program;
import io.rustbox.judge.VerdictCode;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients, slow clients and idle ones. {@code -Drustbox.service.load.seconds=60} says for how long; with
 * {@code -Drustbox.service.load.ratio=0.85} the times and the throughput have to be good too, which takes a host that does
 * nothing else. Judge and service take turns of a few seconds, so that both have what the host has.
 */
class LoadIT {
    private static final int SECONDS = Integer.getInteger("rustbox.service.load.seconds", 5);
    private static final double RATIO = Double.parseDouble(System.getProperty("rustbox.service.load.ratio", "0"));
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final int WARM_UP_TURNS = Math.clamp(SECONDS / 10, 1, 2);
    private static final int CLIENTS = 16;

    /** Less than a server takes to give up one of the slow clients: who waits for that is not served as before. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int IDLE = 2000;
    private static final String HELLO = "print('hello')";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void submit_sixteenClients_areServedWithoutErrorAndEvenly() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        try (Judge judge = Node.judge();
                ExecutorService pool = Executors.newFixedThreadPool(processors);
                ServiceProcess node = ServiceProcess.start(folder, client, Map.of("QUEUE_SIZE", "1000"))) {
            for (int i = 0; i < WARM_UP_TURNS; i++) {
                int _ = count(judge, pool, TURN);
                var _ = clients(node, TURN);
            }
            long before = residentKilobytes(node.pid());
            int alone = 0;
            Duration aloneUsed = Duration.ZERO;
            Duration usedBefore = cpuTime(node.pid());
            List<Long> times = new ArrayList<>();

            for (long left = SECONDS; left > 0; left -= TURN.toSeconds()) {
                Duration own = cpuTime(ProcessHandle.current().pid());
                alone += count(judge, pool, TURN);
                aloneUsed = aloneUsed.plus(cpuTime(ProcessHandle.current().pid()).minus(own));
                times.addAll(clients(node, TURN));
            }

            Collections.sort(times);
            long half = times.get(times.size() / 2);
            long most = times.get(times.size() * 99 / 100);
            long after = residentKilobytes(node.pid());
            double ratio = (double) times.size() / alone;
            long used = cpuTime(node.pid()).minus(usedBefore).dividedBy(times.size()).toMillis();
            String figures = ("%d runs, judge alone %d: %.2f; p50 %d ms, p99 %d ms; %d KB, then %d; the JVM itself used"
                    + " %d ms a run, judge alone %d").formatted(
                            times.size(), alone, ratio, half / 1_000_000, most / 1_000_000, before, after, used,
                            aloneUsed.dividedBy(alone).toMillis());
            System.out.println(figures);
            assertThat(after).as(figures).isLessThan(2 * before);
            if (RATIO > 0) {
                assertThat(most).as(figures).isLessThanOrEqualTo(5 * half);
                assertThat(ratio).as(figures).isGreaterThanOrEqualTo(RATIO);
            }
        }
    }

    @Test
    void submit_besideSlowAndIdleClients_isServedAsBefore() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (Node node = Node.in(folder)) {
            for (int i = 0; i < IDLE; i++) {
                sockets.add(connect(node));
            }
            for (int i = 0; i < 50; i++) {
                Socket slow = connect(node);
                sockets.add(slow);
                OutputStream out = slow.getOutputStream();
                out.write(("POST /api/submit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{\"lang")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            String id = Node.id(node.post("/api/submit?wait=true", Node.python("print('x' * 9_000_000)")));
            for (int i = 0; i < 20; i++) {
                Socket deaf = new Socket();
                deaf.setReceiveBufferSize(4096);
                deaf.connect(new InetSocketAddress("127.0.0.1", node.port()));
                sockets.add(deaf);
                deaf.getOutputStream().write(("GET /api/result/" + id + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 20; i++) {
                long begun = System.nanoTime();
                var response = node.post("/api/submit?wait=true", Node.python(HELLO));
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket connect(Node node) throws Exception {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", node.port()));
        return socket;
    }

    /** {@return how many runs a judge does in the time, with as many at once as there are workers} */
    private static int count(Judge judge, ExecutorService pool, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Integer>> workers = new ArrayList<>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            workers.add(pool.submit(() -> {
                int runs = 0;
                while (System.nanoTime() < end) {
                    assertThat(judge.execute(Program.of("python", HELLO)).verdict().code()).isEqualTo(VerdictCode.AC);
                    runs++;
                }
                return runs;
            }));
        }
        int sum = 0;
        for (Future<Integer> worker : workers) {
            sum += worker.get();
        }
        return sum;
    }

    /** {@return how long each request took, in nanoseconds} */
    private static List<Long> clients(ServiceProcess node, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Future<List<Long>>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                all.add(pool.submit(() -> {
                    List<Long> times = new ArrayList<>();
                    while (System.nanoTime() < end) {
                        long begun = System.nanoTime();
                        var response = node.post("/api/submit?wait=true", Node.python(HELLO));
                        times.add(System.nanoTime() - begun);
                        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                        assertThat(response.body()).contains("\"verdict\":\"AC\"");
                    }
                    return times;
                }));
            }
        }
        List<Long> times = new ArrayList<>();
        for (Future<List<Long>> one : all) {
            times.addAll(one.get());
        }
        return times;
    }

    private static Duration cpuTime(long pid) {
        return ProcessHandle.of(pid).orElseThrow().info().totalCpuDuration().orElseThrow();
    }

    private static long residentKilobytes(long pid) throws Exception {
        String line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
