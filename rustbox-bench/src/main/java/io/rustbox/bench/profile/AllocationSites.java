package io.rustbox.bench.profile;

import io.rustbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Prints which places in the code allocate how much Java heap for a warm strict run. Exact, not sampled, in a JVM without
 * thread-local allocation buffers ({@code -XX:-UseTLAB}), where the flight recorder sees every object. Argument: how many
 * runs to record.
 */
public final class AllocationSites {
    private static final String ALLOCATION = "jdk.ObjectAllocationOutsideTLAB";
    private static final int WARM_UP = 6_000;
    private static final int MOST_LINES = 60;
    private static final String OURS = "io.rustbox";

    private AllocationSites() {}

    public static void main(String[] arguments) throws IOException, SandboxException {
        int runs = Integer.parseInt(arguments[0]);
        Path file = Files.createTempFile("allocations", ".jfr");
        try (WarmRuns warm = WarmRuns.open();
                Recording recording = new Recording()) {
            warm.run(WARM_UP);
            recording.enable(ALLOCATION).withStackTrace();
            recording.start();
            warm.run(runs);
            recording.stop();
            recording.dump(file);
            print(RecordingFile.readAllEvents(file), runs);
        } finally {
            Files.delete(file);
        }
    }

    private static void print(List<RecordedEvent> events, int runs) {
        long total = events.stream().mapToLong(AllocationSites::bytes).sum();
        System.out.printf("%,d B/run in %d runs, %,d objects/run%n", total / runs, runs, events.size() / runs);
        print("by class", events, AllocationSites::owner, runs);
        print("by site", events, AllocationSites::site, runs);
    }

    private static void print(
            String title, List<RecordedEvent> events, Function<RecordedEvent, String> key, int runs) {
        Map<String, Long> sums = new HashMap<>();
        for (RecordedEvent event : events) {
            var _ = sums.merge(key.apply(event), bytes(event), Long::sum);
        }
        System.out.printf("%n%s, B/run%n", title);
        sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_LINES)
                .forEach(each -> System.out.printf("%,8d  %s%n", each.getValue() / runs, each.getKey()));
    }

    private static long bytes(RecordedEvent event) {
        return event.getLong("allocationSize");
    }

    /** The class of ours that is nearest to the allocation. */
    private static String owner(RecordedEvent event) {
        return event.getStackTrace() == null
                ? "?"
                : event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .filter(type -> type.startsWith(OURS))
                        .findFirst()
                        .orElse("?");
    }

    /** What is allocated, by which method, and on behalf of which two lines of ours. */
    private static String site(RecordedEvent event) {
        String type = event.getClass("objectClass").getName();
        if (event.getStackTrace() == null) {
            return type;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        List<String> ours = frames.stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith(OURS))
                .limit(2)
                .map(AllocationSites::text)
                .toList();
        Optional<RecordedFrame> top = frames.stream().findFirst();
        return "%-28s %s  %s".formatted(type.substring(type.lastIndexOf('.') + 1), String.join(" < ", ours),
                top.map(AllocationSites::text).filter(text -> !ours.contains(text)).map(text -> "by " + text)
                        .orElse(""));
    }

    private static String text(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName() + ":"
                + frame.getLineNumber();
    }
}
